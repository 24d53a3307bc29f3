# المراجعات وما فيها، والمصفوفات، وعمل شخص واحد.

state-ready = جاهز
state-waiting = في الانتظار
state-blocked = متوقف
state-overdue = متأخر
state-not-yours = ليس لك
state-done = تم
state-later = لاحقًا
state-faulty = معطل

work-summary = { $count ->
    [0] لا شيء يحتاج إليك الآن.
    [one] خطوة واحدة تحتاج إليك.
    [two] خطوتان تحتاجان إليك.
    [few] { $count } خطوات تحتاج إليك.
   *[other] { $count } خطوة تحتاج إليك.
}
work-summary-overdue = { $overdue ->
    [one] واحدة منها متأخرة.
    [two] اثنتان منها متأخرتان.
   *[other] { $overdue } منها متأخرة.
}
work-summary-waiting = { $count ->
    [one] وخطوة أخرى لك تنتظر.
    [two] وخطوتان أخريان لك تنتظران.
    [few] و{ $count } خطوات أخرى لك تنتظر.
   *[other] و{ $count } خطوة أخرى لك تنتظر.
}
work-overdue = متأخر
work-soon = مستحق خلال سبعة أيام
work-later = لاحقًا أو بلا موعد
work-waiting = في انتظار آخرين
work-all = كل عملي
work-newest = آخر ما تحرك
work-possible = { $count ->
    [one] يمكنك أيضا القيام بأمر آخر لا ينتظره شيء
    [two] يمكنك أيضا القيام بأمرين آخرين لا ينتظرهما شيء
    [few] يمكنك أيضا القيام بـ { $count } أمور أخرى لا ينتظرها شيء
   *[other] يمكنك أيضا القيام بـ { $count } أمرًا آخر لا ينتظره شيء
}
work-possible-caption = يمكنك أيضا
column-step = الخطوة
column-review = المراجعة
column-about = الموضوع
column-state = الحالة
column-due = الموعد
column-holds-up = ما تعطله
column-waits-for = ما تنتظره
column-whose-move = على من الدور
column-since = منذ
column-what = ما هو
days = { $count ->
    [one] يوم واحد
    [two] يومان
    [few] { $count } أيام
   *[other] { $count } يومًا
}
and-more-rows = { $count ->
    [one] واحدة أخرى
    [two] اثنتان أخريان
   *[other] { $count } أخرى
}
and-more-things = { $count ->
    [one] وأمر آخر
    [two] وأمران آخران
    [few] و{ $count } أمور أخرى
   *[other] و{ $count } أمرًا آخر
}

review = المراجعة
history = السجل
matrix = المصفوفة
documents = الوثائق
schedule = الجدول الزمني
dossier = الملف
review-page-title = { $page } · { $review }
review-pages = صفحات هذه المراجعة
review-stages = المراحل
review-milestones = المعالم
review-around = المواعيد والأشخاص والموضوع
stage-skipped = لم تُسلك
stage-share = تم { $done } من { $of }
milestones-unknown = { $count ->
    [one] معلم آخر لا يمكنك متابعته
    [two] معلمان آخران لا يمكنك متابعتهما
    [few] { $count } معالم أخرى لا يمكنك متابعتها
    [many] { $count } معلمًا آخر لا يمكنك متابعتها
   *[other] { $count } معلم آخر لا يمكنك متابعتها
}
since = منذ
first-due = أول موعد
expected = يُتوقع استئنافه بحلول
due = الموعد
what-you-can-do = ما يمكنك فعله الآن
nothing-to-do = ليس عليك شيء الآن.
yours-and-waiting = لك وفي الانتظار
waits-for = ينتظر:
in-place-of = نيابة عن
consent-to = موافقة:
is-for-others = هذا لغيرك؛ وصاحب الدور مذكور أعلاه.
instances = ما يوجد
all-of-them = إظهار الكل ({ $count })
hidden-instances = { $count ->
    [one] وواحد آخر لا يجوز لك أن تراه
    [two] واثنان آخران لا يجوز لك أن تراهما
   *[other] و{ $count } أخرى لا يجوز لك أن تراها
}
cancelled = أُلغي
dates = المواعيد
all-people = كل المشاركين
more-roles = { $count ->
    [one] دور آخر في جزء من المراجعة
    [two] دوران آخران في أجزاء من المراجعة
    [few] { $count } أدوار أخرى في أجزاء من المراجعة
   *[other] { $count } دورًا آخر في أجزاء من المراجعة
}
scope = موضوعها
last-events = آخر ما حدث
whole-history = السجل كله

why-available = يمكن فعل هذا.
why-leads-to = يؤدي إلى:
why-advice = نصيحة لم تُتبع، ويجب تأكيدها:
why-open = هذا يتوقف على النموذج أو على من يقوم بالفعل:
why-instead = ما يمكن فعله بدلًا من ذلك:
why-met = { $count ->
    [zero] لا شرط مستوفى
    [one] شرط واحد مستوفى
    [two] شرطان مستوفيان
    [few] { $count } شروط مستوفاة
    [many] { $count } شرطًا مستوفى
   *[other] { $count } شرط مستوفى
}
why-details = ما ينقص ومن يستطيعه
why-undetermined = لا يمكن الحكم عليه بعد
why-who = من يستطيع:
why-one-of = يلزم واحد من هذه:
why-all-of = تلزم هذه كلها:
why-stuck = لم يعد هناك طريق إليه.
why-more = { $count ->
    [one] وواحد آخر
    [two] واثنان آخران
   *[other] و{ $count } أخرى
}
why-hidden = { $count ->
    [one] واحد آخر لا يجوز لك أن تراه
    [two] اثنان آخران لا يجوز لك أن تراهما
   *[other] { $count } أخرى لا يجوز لك أن تراها
}
why-automatic = يتبع من تلقاء نفسه
why-not-yet = غير ممكن بعد
why-as-above = كما ذُكر أعلاه
why-whose-move = على من الدور:
why-moves = عدد الأفعال: { $count }
why-does-not-exist = لا يوجد بعد
why-more-creators = { $count ->
    [one] وواحد آخر قد ينشئه
    [two] واثنان آخران قد ينشئانه
   *[other] و{ $count } أخرى قد تنشئه
}
why-first = قبل ذلك يجب أن يوجد:
why-creates = ينشئه
why-could-create = قد ينشئه
why-once-it-is = متى صارت حالته

matrix-excluded = خارج النطاق: استثناء مكتوب
matrix-hidden = لا يجوز لك أن تعرف
matrix-exclusions = { $count ->
    [one] خانة واحدة مستثناة؛ والسبب والجهة في قائمة الخانات.
    [two] خانتان مستثناتان؛ والسبب والجهة في قائمة الخانات.
    [few] { $count } خانات مستثناة؛ والأسباب والجهات في قائمة الخانات.
   *[other] { $count } خانة مستثناة؛ والأسباب والجهات في قائمة الخانات.
}
matrix-unplaced = { $count ->
    [one] ويوجد واحد آخر لا يجوز لك أن تعرف مكانه.
    [two] ويوجد اثنان آخران لا يجوز لك أن تعرف مكانهما.
   *[other] وتوجد { $count } أخرى لا يجوز لك أن تعرف مكانها.
}
matrix-amended-by = من يستطيع تغيير النطاق:
reason = السبب
authority = بسلطة
sign-done = تم
sign-open = مفتوح
sign-overdue = متأخر
sign-failed = لم يُفضِ إلى شيء
sign-empty = لا شيء بعد
matrix-cells = ما في كل خانة
matrix-cell = الخانة
matrix-none = ليس في تعريف هذه المراجعة مصفوفة.

consent-waits = هذا ينتظر كلمة شخص ثانٍ
consent-not-yours = الكلمة لغيرك.
consent-decide = اقرأ وقرر
proposed-by = اقترحه
instance-data = ما كُتب هنا
instance-empty = لا شيء بعد.
instance-not-readable = يجوز لك أن تعرف أن هذا موجود وما حاله، لا ما كُتب فيه.
instance-children = ما نشأ عنه

public-what = هذا ما يجوز لأي أحد أن يعرفه عن هذه المراجعة. وهو يُحسب لغير شخص بعينه، أيًا كان الناظر.

help = مساعدة
help-lead = كل صفحة لمراجعة تجيب أولًا عن سؤالين: لماذا لا تتقدم، وماذا يمكنك أن تفعل الآن. والجوابان يُحسبان كل مرة من تعريف المراجعة؛ لا يكتبهما أحد.
help-states = كلمات حال الأشياء
help-states-lead = الكلمة والعلامة تقولان ذلك؛ واللون يكررهما فقط.
help-state-ready = كل الشروط متحققة، ولم يفعل أحد شيئًا بعد.
help-state-waiting = يُنتظر شخص أو موعد، وما زال ضمن الوقت المتوقع.
help-state-blocked = شرط غير متحقق، ولا شيء يقول متى يتحقق: انقضى الوقت المتوقع أو لم يكن هناك وقت.
help-state-overdue = فات موعد. وهذا لا يغير شيئًا بنفسه: ما تأخر يمكن فعله بعد.
help-state-not-yours = كل الشروط متحققة، لكن الحق لغيرك. وليس العيب في العمل.
help-state-done = صار وراءنا.
help-state-later = لم يأتِ بعد.
help-state-faulty = آلة لا تعمل، كإرسال رسالة. وليس ذلك عيبًا في العمل أبدًا، ويراه من يدير هذا النظام.
help-past = الماضي
help-past-text = كل صفحة لمراجعة يمكن أن تُرى كما كانت: اختر حدثًا في صفحة السجل، أو ضع بعد العنوان ?at= ورقم حدث أو تاريخًا أو لحظة. الماضي معلَّم، ولا يُفعل فيه شيء، وما تراه فيه تحدده حقوقك اليوم. وتقبل صفحات عملي والمحفظة والبحث والتعريفات والبطاقة العامة تاريخًا أو لحظة.
help-words = كلمات الدار
word-definition = التعريف
word-definition-means = عملية كما كُتبت وفُحصت: ما يوجد، وفي أي حالات يكون، ومن يفعل ماذا ومتى. والمراجعة تبقى على التعريف الذي بدأت به.
word-review = المراجعة
word-review-means = حالة جارية من تعريف، لها سجلها.
word-machine = الآلة
word-machine-means = حياة نوع واحد من الأشياء، كالتقرير: حالاته والطرق بينها.
word-instance = المثيل
word-instance-means = شيء واحد من هذا النوع في مراجعة واحدة.
word-stage = المرحلة
word-stage-means = حالة للمراجعة كلها.
word-milestone = المَعلم
word-milestone-means = واقعة لها اسم تتبع من حال الأشياء.
word-action = الفعل
word-action-means = ما يجوز لشخص أن يفعله بمثيل في حالة ما.
word-step = الخطوة
word-step-means = فعل قام به أحد، مع كل ما نتج عنه.
word-condition = الشرط
word-condition-means = جملة في التعريف يجب أن تصح قبل أن يمكن الفعل.
word-refusal = الرفض
word-refusal-means = خطوة لم تُقبل، مع ما كان ينقص. لا يتغير بها شيء؛ ويُسجل أنها رُفضت.
word-event = الحدث
word-event-means = قيد واحد في السجل. القيود لا تُغيَّر ولا تُحذف.
word-revision = رقم الحدث
word-revision-means = ترتيب الحدث في مراجعته، بدءًا من 0.
word-deadline = الموعد النهائي
word-deadline-means = لحظة ينبغي أن يتم الأمر قبلها، تُحدد عند دخول حالته.
word-role = الدور
word-role-means = ما يعطي الشخص حق الفعل والقراءة. ويمكن أن يُعار لمدة؛ فيذكر السجل الاثنين.
help-keys = المفاتيح
help-keys-lead = لا تحتاج أي خاصية إلى مفتاح. والمفاتيح المفردة لا تعمل وأنت تكتب، ويمكن إيقافها في صفحتك.
key-palette = ابحث، أو افعل شيئًا في هذه الصفحة
key-help = هذه المساعدة
key-home = إلى عملك
key-reviews = إلى المراجعات
key-definitions = إلى التعريفات
key-search = إلى البحث
key-down = السطر التالي
key-up = السطر السابق
key-earlier = في السجل: حدث أسبق
key-later = في السجل: حدث تالٍ
help-offline = بلا شبكة
help-offline-text = ما تكتبه يُحفظ على جهازك إن كان لكل المشاركين؛ وما هو أشد سرية لا يُحفظ فيه أبدًا. وإن انقطعت الشبكة أثناء الإرسال قالت الصفحة ذلك، ويمكنك أن ترسل ثانية: الخطوة نفسها إن أُرسلت مرتين تُحسب مرة.
help-privacy = من يرى ماذا
help-privacy-sees = ما تراه يحدده التعريف وأدوارك. وما لا يجوز لك أن تعرفه لا يُعد ولا يُعثر عليه ولا يظهر في خطأ. والنموذج يقول قبل أن تكتب من سيقرؤه.
help-privacy-reads = متى قرأ أحد ما ليس للجميع سُجل ذلك: من ومتى وأي صفحة، دون محتواها.
help-privacy-cookies = قبل دخولك لا توجد ملفات ارتباط. وبعده ملف واحد لجلستك. لا شيء يُحمَّل من مكان آخر، ولا أحد يتتبعك.
help-wrong = إن كان هناك خطأ
help-wrong-text = الصفحة التي لا يمكن عرضها تقول ما العمل. ولا يُفعل شيء ناقصًا أبدًا: حاول ثانية، أو أخبر من يدير هذا النظام.

moved-since = { $count ->
    [one] تحرك شيء واحد منذ زيارتك الأخيرة.
    [two] تحرك شيئان منذ زيارتك الأخيرة.
    [few] تحركت { $count } أشياء منذ زيارتك الأخيرة.
   *[other] تحرك { $count } شيئاً منذ زيارتك الأخيرة.
}
moved-since-many = تحرك أكثر من { $count } شيئاً منذ زيارتك الأخيرة.
moved-none = لم يتحرك شيء منذ زيارتك الأخيرة.
moved-what = ما الذي تغيّر
work-moved = ما تحرك منذ زيارتك الأخيرة
column-expected = متوقع بحلول
if-nothing-changes = إذا لم يتغير شيء فسيتأخر هذا أولاً:
in-days = { $count ->
    [0] خلال أقل من يوم
    [one] خلال يوم واحد
    [two] خلال يومين
    [few] خلال { $count } أيام
   *[other] خلال { $count } يوماً
}
