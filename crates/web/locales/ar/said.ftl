# ما تقوله الشروح والسجلات التاريخية.

## ما يعترض الطريق: المعروض.

said-it = هذا
said-quoted = «{ $it }»
said-stated = { $it }.
said-cancelled = أُلغي { $title }.
said-cancelled-help = لا يمكن فعل شيء به بعد الآن؛ ويبقى تاريخه في السجل.
said-never-published = لا يُنشر { $title } أبدًا.
said-never-published-help = يمنعه التعريف نهائيًا مهما كانت حالته؛ ولا يستطيع أحد أن يأذن به.
said-no-such-action = ليس لـ { $title } هذا الإجراء في أي حالة.
said-listed-below = ما يمكن فعله به الآن مذكور أدناه.
said-not-in-state = { $title } حالته «{ $state }»؛ ويمكن فعل هذا في حالة { $states }.
said-nothing-proposed = لم يقترح أحد هذا، أو أنه نُفّذ أو رُفض أو سُحب في هذه الأثناء.
said-nothing-proposed-help = على من يجوز له هذا الإجراء أن يقترحه أولًا.
said-not-startable = بدأت المراجعة من قبل، أو لم تبدأ بعد، أو تسير وفق تعريف آخر.
said-not-startable-help = تبدأ المراجعة مرة واحدة، وتسير وفق نسخة واحدة من تعريفها.
said-unknown = لا يوجد شيء بهذا الاسم يجوز لك أن تراه.
said-unknown-help = تحقق من الاسم؛ فإن كان صحيحًا فاسأل مدير المراجعة هل هو لك.
said-does-not-exist = { $what } غير موجود.
said-does-not-exist-yet = { $what } غير موجود بعد.

## الأشخاص.

said-only-roles = لا يجوز هذا إلا لمن له { $roles }.
said-ask-one = اطلب من أحدهم، أو تصرف نيابة عمن أعارك الدور منهم.
said-nobody-holds = لا يشغله أحد.
said-nobody-holds-by = لا يشغله أحد؛ ويسنده { $roles }.
said-role-named = دور «{ $role }»
said-role-named-of = دور «{ $role }» في { $of }
said-no-role = دور لا يمكن أن يشغله أحد هنا
said-role-short = «{ $role }» يحتاج إلى { $holders } وله { $there }.
said-one-holder = شخص واحد على الأقل
said-holders = { $min } أشخاص على الأقل
said-no-holder = لا أحد
said-not-by = من فعل «{ $action }» لا يجوز له هذا أيضًا.
said-not-by-help = يجب أن يفعله شخص آخر.
said-only-by = لا يجوز هذا إلا لمن فعل «{ $action }».
said-only-by-help = يجب أن يفعله أحد الذين فعلوا ذلك.
said-not-role = من له { $roles } لا يجوز له هذا.
said-not-role-help = يجب أن يفعله شخص آخر لا يشغل هذا الدور.
said-nobody-else = لا يجوز لأحد سواه حتى الآن: يلزم شخص آخر له { $roles }.
said-not-proposer = لا يجوز سحبه إلا لمن اقترحه.
said-not-proposer-help = يستطيع من يجوز له الموافقة أن يرفضه.
said-same-person = لا يجوز أن يكون الشخصان شخصًا واحدًا.
said-same-person-help = يجب أن يكون الثاني شخصًا آخر.

## البيانات.

said-input-wrong = «{ $field }» في النموذج { $problem }.
said-input-help = صحح النموذج وأرسله من جديد؛ لم يتغير شيء.
said-form-wrong = النموذج غير صحيح.
said-unconfirmed = لم يُؤكَّد: { $say }
said-unconfirmed-help = أكّده إن أردت المتابعة؛ ويُسجَّل التأكيد.
said-field-wrong = «{ $field }» { $problem }.
said-field-of-wrong = «{ $field }» في { $of } { $problem }.
said-out-of-bounds = «{ $field }» سيخرج عن حدوده.
said-bounds-help = اختر قيمًا تبقيه ضمن حدوده.
said-parameter-help = صحح المعامل وأرسله من جديد؛ لم يتغير شيء.

## ما يترتب عليه.

said-undetermined = لا يمكن تحديد { $what }.
said-undetermined-help = ينقص شيء تحتاج إليه الخطوة؛ املأ النموذج، أو ما تقرأ منه.
said-exists-already = { $title } موجود من قبل.
said-something-exists = سينشئ هذا شيئًا موجودًا من قبل.
said-exists-help = استعمل الموجود، أو أعط الجديد مفتاحًا آخر.
said-work-is-open = لا يمكن إغلاق المراجعة ما دام هناك عمل مفتوح.
said-work-is-open-help = أنه ما هو مفتوح أو ألغه.
said-unending = ما يترتب من تلقاء نفسه على هذه الخطوة لا ينتهي.
said-unending-help = هذا خطأ في التعريف؛ أخبر كاتبه. لم يتغير شيء.

## الوقت.

said-stale = تغيّر هذا منذ نظرت إليه: رأيت الحدث رقم { $seen }، وهو الآن عند { $touched }.
said-stale-help = انظر إليه من جديد ثم قرر.
said-occurred-later = لا يمكن أن يكون قد حدث بعد تسجيله.
said-occurred-later-help = اذكر التاريخ الذي حدث فيه، وهو اليوم على أبعد تقدير.
said-occurred-long-ago = ما حدث قبل { $limit } لا يُسجَّل إلا مع سبب.
said-occurred-long-ago-help = اذكر لماذا يُسجَّل متأخرًا؛ ويُسجَّل السبب معه.
said-period = تنتهي المدة في { $until }، قبل أن تبدأ أو قبل الآن.
said-period-help = اختر نهاية بعد البداية وفي المستقبل.
said-time-wrong = هذا الوقت غير ممكن.

## إسناد الأدوار وسحبها.

said-no-such-role-help = اذكر دورًا من التعريف، وأين يُشغل.
said-incompatible = الشخص هو { $role }، وهذا يستبعد هذا الدور.
said-incompatible-help = اختر شخصًا آخر، أو اسحب الدور الآخر من هذا الشخص أولًا.
said-full-one = للدور شاغله الواحد.
said-full = للدور شاغلوه وعددهم { $max }.
said-full-help = اسحبه من أحدهم أولًا.
said-too-few-left-one = يجب أن يكون للدور شاغل؛ وهذا هو الوحيد.
said-too-few-left = يجب أن يشغل الدور { $min } على الأقل؛ وسيبقى أقل من ذلك.
said-too-few-left-help = أسنده إلى شخص آخر أولًا، أو إلى أحد مكان هذا الشخص.
said-held-already = يشغل الشخص هذا الدور من قبل.
said-held-already-help = لا شيء يلزم فعله.
said-not-held = لا يشغل الشخص هذا الدور.
said-not-held-help = تحقق من الشخص والدور وأين يُشغل.
said-too-few = الدور «{ $role }» يحتاج إلى { $holders } من البداية، و{ $there }.
said-too-few-of = الدور «{ $role }» في { $of } يحتاج إلى { $holders } من البداية، و{ $there }.
said-nobody-holds-it = لا يشغله أحد
said-hold-it = يشغله { $count }
said-too-few-help = أضفهم تحت `roles: {"{"} { $role }: [...] {"}"}` في المعاملات؛ { $then }.
said-never-later = لا يمكن إسناده إلى أحد فيما بعد
said-nobody-later = لا يوجد من يستطيع إسناده إلى أحد فيما بعد

## مم يتكون الشرط.

said-unseen = يتوقف هذا على شيء لا يجوز لك أن تراه.
said-unread = يتوقف هذا على شيء لا يجوز لك أن تقرأه.
said-is-missing = { $what } ناقص.
said-is-there = { $what } موجود.
said-not-listed = لا يمكن سرد { $what } بعد{ $because }.
said-is-value = { $what }: { $actual }.
said-not-known-yet = { $what } غير معروف بعد{ $because }.
said-not-known = { $what } غير معروف{ $because }.
said-milestone-not = ليس بعد: { $say }
said-must-be = { $what }: { $actual }؛ والمطلوب { $demanded }.
said-something-else = شيء غير { $value }
said-less-than = أقل من { $value }
said-at-most = { $value } على الأكثر
said-more-than = أكثر من { $value }
said-at-least = { $value } على الأقل
said-are-there = { $have } من { $of } ({ $what }) موجودة.
said-is-not-in = { $what } ليس ضمن { $among }.
said-is-in = { $what } ضمن { $among }.
said-one-is = { $count } من { $of } ({ $what }) { $state }.
said-many-are = { $count } من { $of } ({ $what }) { $state }.
said-none-is = من أصل { $of } ({ $what }) لا شيء { $state }.
said-one-against = 1 من { $of } ({ $what }) يعترض ذلك.
said-many-against = { $count } من { $of } ({ $what }) تعترض ذلك.
said-as-it-must = كما يجب
said-as-they-must = كما يجب
said-or-have-been = أو كانت «{ $state }»
said-exactly-one = المطلوب واحد بالضبط.
said-no-such-yet = لا يوجد بعد شيء من هذا النوع ({ $machine }).
said-state-must-be = { $title } حالته «{ $actual }»؛ والمطلوب «{ $state }».
said-state-never-was = { $title } حالته «{ $actual }» ولم تكن قط «{ $state }».
said-state-must-not-be = { $title } حالته «{ $actual }»؛ ويجب ألا تكون «{ $state }».
said-state-was = { $title } كانت حالته «{ $state }»؛ وكان يجب ألا تكون أبدًا.
said-exception = { $cell } استثناء مكتوب من «{ $matrix }»؛ السبب: { $reason }؛ السلطة: { $authority }.
said-amendable = يمكن لتعديل أن يدخله في النطاق، من قِبل { $roles }.
said-no-cell = { $cell } ليست خانة في «{ $matrix }».

## لماذا لا يُعرف شيء.

said-because = ، لأن { $why }
said-field-missing = «{ $field }» في { $of } ناقص
said-unread-missing = شيئًا لا يجوز لك أن تقرأه ناقص
said-no-entry = لا يوجد مدخل له
said-not-filled-in = «{ $field }» لم يُملأ
said-started-without = المراجعة بدأت من دون «{ $parameter }»
said-no-referred = ما يشير إليه غير موجود
said-recorded-not-stated = المسجَّل أنه غير مذكور
said-out-of-range = عددًا أو تاريخًا خارج الحدود
said-depends-on-actor = هذا يتوقف على من يفعله ومتى

## عم يتحدث التعبير.

said-exceptions-of = استثناءات { $matrix }
said-the-machine = هذا ({ $machine })
said-it-self = هذا
said-its-parent = ما هو جزء منه
said-the-review = المراجعة
said-in-form = «{ $field }» في النموذج
said-the-actor = الشخص الذي يفعل ذلك
said-the-time = الوقت الحاضر
said-field-of = { $field } في { $of }
said-its = { $what } الخاص به
said-part-of-cell = جزء من الخانة
said-entry-for = مدخل { $of } لـ { $key }
said-number-of = عدد { $what }
said-days = { $count } يوم
said-workdays = { $count } يوم عمل
said-date-of = تاريخ { $of }
said-plus = { $left } زائد { $right }
said-minus = { $left } ناقص { $right }
said-this = هذا
said-cells-of = خانات { $matrix }
said-entries-of = مداخل { $vocabulary }
said-entries-of-field = مداخل «{ $field }»
said-entries-in-form = مداخل «{ $field }» في النموذج
said-entries = مداخل
said-instances-of = حالات { $machine }

## القيم.

said-yes = نعم
said-no = لا
said-not-stated = غير مذكور
said-nothing = لا شيء
said-unreadable = قيمة لا يجوز لك أن تقرأها
said-hidden = شيء لا يجوز لك أن تراه

## ما الخطأ في قيمة، بعد اسم حقلها.

said-is-required = مطلوب
said-not-of-form = ليس جزءًا من النموذج؛ وحقوله { $known }
said-not-of-empty-form = ليس جزءًا من النموذج، وهو فارغ
said-text-too-long = أطول من { $max } بايت؛ سلّم مستندًا
said-document-too-long = مستند طوله { $length } بايت؛ والحد الأقصى { $max }
said-name-too-long = له اسم أو نوع وسائط أطول من { $max } بايت
said-no-person = `{ $id }` ليس شخصًا
said-not-one-of = `{ $id }` ليس من { $known }
said-not-in-scope = `{ $cell }` خارج النطاق
said-must-have-type = يجب أن يكون { $type }
said-no-member = `{ $id }` ليس من { $of }؛ والموجود { $known }
said-least-is = قيمته { $amount }؛ والحد الأدنى { $min }
said-most-is = قيمته { $amount }؛ والحد الأقصى { $max }
said-least-members = له { $amount } عنصرًا؛ والحد الأدنى { $min }
said-most-members = له { $amount } عنصرًا؛ والحد الأقصى { $max }
said-too-many-members = له { $amount } عنصرًا؛ والحد الأقصى { $max }
said-for-member = { $problem } (لـ { $member })
said-longer-than = أطول من { $max } بايت
said-is-empty = فارغ
said-no-id = له العنصر `{ $member }`، وليس معرّفًا: حروف صغيرة وأرقام و`_`، ويبدأ بحرف
said-member-title = له العنصر `{ $member }`، وعنوانه { $problem }
said-the-reason = السبب
said-the-authority = السلطة
said-needs-its = يلزمه: { $what }؛ و`not stated` إن لم يكن شيء
said-needs-text = يلزمه: { $what }، نص أو `not stated`
said-long-statement = له أكثر من { $max } بايت في: { $what }
said-many-cells = له { $amount } خانة؛ والحد الأقصى { $max }
said-ambiguous = له العنصر `{ $member }`، وكذلك `{ $other }` الذي يُستعمل معه؛ أعط أحدهما معرّفًا آخر
said-other-definition = تعريف غير هذا التعريف
said-stray-exception = له استثناء لـ `{ $cell }`، وليست خانة منه
said-two-exceptions = له استثناءان لـ `{ $cell }`
said-takes-no-value = ليس معاملًا يأخذ قيمة
said-no-matrix = ليس مصفوفة، والاستثناءات لها وحدها
said-not-given = ليس مفردات يعطيها معامل
said-not-provided = لا يمكن تعديله: لا ينص التعريف على ذلك
said-not-in-this-way = لا يمكن تعديله بهذه الطريقة
said-has-already = فيه `{ $member }` من قبل
said-has-no = ليس فيه `{ $member }`
said-no-exception = ليس فيه استثناء لـ `{ $cell }`
said-no-cell-in-scope = ليس فيه خانة `{ $cell }` ضمن النطاق
said-changed-twice = يتغير بهذا مرتين: ذُكر شيء مرتين
said-nothing-named = لا يتغير بهذا: لم يُذكر شيء
said-no-role-of = لا يوجد دور `{ $role }`؛ والموجود { $known }
said-held-in = `{ $role }` يُشغل في { $scope }؛ اذكر في أيها
said-held-in-all = `{ $role }` يُشغل في المراجعة كلها، لا في `{ $instance }`
said-held-not-in = `{ $role }` يُشغل في { $scope }، لا في `{ $instance }`
said-place-to-set = الموضع الذي يُملأ في `{ $field }`
said-new-value = القيمة الجديدة لـ `{ $field }`
said-list-of = القائمة التي يمر عليها `{ $name }`
said-cancels-review = ما يُلغى: المراجعة نفسها لا تُلغى
said-key-of-new = مفتاح { $machine } الجديد
said-long-key-of-new = مفتاح { $machine } الجديد: هو طويل جدًا
said-parent-of-new = ما يكون { $machine } الجديد جزءًا منه
said-field-of-new = `{ $field }` في { $machine } الجديد

## الأنواع.

said-type-bool = نعم أو لا
said-type-int = عددًا صحيحًا
said-type-text = نصًا
said-type-date = تاريخًا، مثل 2003-09-15
said-type-partial-date = تاريخًا أو شهرًا أو سنة، مثل 2003-09-15 أو 2003-09 أو 2003
said-type-instant = لحظة، مثل 2003-09-15T12:00:00Z
said-type-duration = عددًا من الأيام
said-type-document = مستندًا
said-type-person = شخصًا
said-type-one-of = واحدًا من { $known }
said-type-cell = خانة من { $matrix }
said-type-list = قائمة، كل منها { $type }
said-type-set = مجموعة، كل منها { $type }
said-type-per = لكل { $vocabulary } { $type }
said-type-or-not-stated = { $type }، أو `not stated`

## كيف حال المراجعة.

said-counted-none = شيئًا آخر
said-counted-one = شيئًا واحدًا
said-counted = { $count } من الأشياء
said-one-is-overdue = شيء واحد متأخر.
said-are-overdue = عدد الأشياء المتأخرة { $count }.
said-can-be-done = يمكن فعل «{ $title }» الآن.
said-waits-for-things = «{ $title }» ينتظر { $things }.
said-blocked-by-things = «{ $title }» متوقف، وما يوقفه: { $things }.

## ما حدث. بعد اسم من فعله.

said-did-start = بدأ المراجعة «{ $title }»
said-was-created = أُنشئ { $title }.
said-was-without-effect = لم يكن لـ «{ $signal }» أثر في { $title }.
said-is-now = { $title } حالته الآن «{ $state }».
said-did = فعل «{ $action }»: { $title }
said-did-cancel = ألغى { $title }
said-was-cancelled-by = أُلغي { $title } بتعديل { $parameter }.
said-did-propose = اقترح «{ $action }»: { $title }؛ ويجب أن يوافق شخص ثان
said-did-decline = رفض «{ $action }»: { $title }
said-did-withdraw = سحب «{ $action }»: { $title }
said-did-give = أسند الدور { $role } إلى { $person }
said-did-take = سحب الدور { $role } من { $person }
said-did-lend = أعار الدور { $role } الذي يشغله { $holder } إلى { $to }، من { $from } حتى { $until }
said-role-of = «{ $role }» في { $of }
said-did-amend = عدّل «{ $parameter }»: { $changes }؛ السبب: { $reason }؛ السلطة: { $authority }
said-added = أضاف { $what }
said-removed = أزال { $what }
said-included = أدخل في النطاق { $what }
said-out-of-scope = خارج النطاق؛ السبب: { $reason }؛ السلطة: { $authority }
said-excluded = أخرج من النطاق { $what }

said-or = أو
said-and = و

told = { $who } { $what }
told-for = { $who }، نيابة عن { $holder }، { $what }
told-with = { $told }، بموافقة { $second }
told-somebody = أحدهم
