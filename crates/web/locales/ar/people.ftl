fault-foreign = جاء هذا من موقع آخر
fault-foreign-mend = حاولت صفحة من موقع آخر أن تتصرف باسمك. لم يتغير شيء. إن كنت أنت من فعل ذلك فافتح الصفحة هنا وحاول مرة أخرى.
fault-too-many = محاولات كثيرة جدا
fault-too-many-mend = { $minutes ->
    [one] انتظر دقيقة ثم حاول مرة أخرى.
    [two] انتظر دقيقتين ثم حاول مرة أخرى.
    [few] انتظر { $minutes } دقائق ثم حاول مرة أخرى.
   *[other] انتظر { $minutes } دقيقة ثم حاول مرة أخرى.
}

form-errors = هناك ما يجب تصحيحه
form-save = حفظ
form-saved = تم الحفظ.
form-cancel = إلغاء

sign-in-wrong = اسم الدخول أو كلمة المرور غير صحيح. تحقق من كليهما وحاول مرة أخرى.
sign-in-forgotten = نسيت؟ يستطيع أحد المديرين أن يرسل إليك دعوة جديدة.
sign-in-demonstration-title = عرض تجريبي

invitation = اختر كلمة المرور
invitation-for = هذه الدعوة موجهة إلى { $name }. اسم دخولك هو { $handle }.
invitation-password = كلمة المرور الجديدة
invitation-password-hint = من { $min } إلى { $max } حرفا كما تشاء. بضع كلمات لا صلة بينها اختيار جيد.
invitation-password-length = كلمة المرور من { $min } إلى { $max } حرفا. اختر واحدة أطول أو أقصر.
invitation-over = لم تعد هذه الدعوة صالحة
invitation-over-mend = لقد استعملت أو حلت محلها دعوة أحدث أو انتهت مدتها. اطلب دعوة جديدة من أحد المديرين.

me-signed-in-as = أنت { $name }، واسم دخولك { $handle }.
me-preferences = كيف ترى الصفحات
me-language = اللغة
me-language-browser = كما يطلب المتصفح
me-language-unknown = هذه اللغة غير متاحة هنا. اختر واحدة من القائمة.
me-zone = المنطقة الزمنية
me-zone-hint = اسم مثل Europe/Zurich أو Asia/Ulaanbaatar. إن ترك فارغا فهو UTC.
me-zone-unknown = لا توجد منطقة زمنية بهذا الاسم. اكتب اسما من أسماء IANA مثل Europe/Zurich أو اتركه فارغا.
me-density = الكثافة
me-density-comfortable = مريحة
me-density-compact = متراصة
me-appearance = المظهر
me-appearance-system = كما في النظام
me-appearance-light = فاتح
me-appearance-dark = داكن
me-single-keys = الحروف المفردة اختصارات
me-single-keys-hint = أوقفها إن كنت تتحدث إلى حاسوبك أو تكتب بغير قصد.
me-sessions = أين أنت داخل
me-session-device = الجهاز
me-session-device-unknown = جهاز غير معروف
me-session-since = منذ
me-session-this = هذا الجهاز
me-session-end = الخروج منه
me-session-end-all = الخروج من كل مكان
me-last-used = آخر استعمال
me-password = كلمة المرور
me-password-hint = عند تغييرها يخرج حسابك من كل الأجهزة الأخرى.
me-password-old = كلمة المرور الحالية
me-password-wrong = ليست هذه كلمة المرور الحالية.
me-password-change = تغيير كلمة المرور
me-password-none = أنت تدخل بلا كلمة مرور. يستطيع أحد المديرين أن يدعوك إلى اختيار واحدة.
me-tokens = رموز للبرامج
me-tokens-hint = البرنامج الذي يحمل رمزا يتصرف باسمك، في حدود ما يحق لك أن تراه وتفعله في تلك اللحظة.
me-token-made = يظهر الرمز الآن ولن يظهر مرة أخرى. انسخه إلى حيث يقرؤه البرنامج.
me-token-new = رمز جديد
me-token-name = الاسم
me-token-name-hint = لأي غرض هو: ستحتاج إلى معرفة ذلك عند إلغائه.
me-token-name-wrong = الاسم من 1 إلى 100 حرف.
me-token-scopes = يجوز استعماله
me-token-scopes-wrong = الرمز الذي لا يجوز له شيء لا فائدة منه. اختر واحدا على الأقل.
me-token-read = للاطلاع
me-token-act = لتنفيذ الخطوات
me-token-expires = ينتهي
me-token-days = { $days ->
    [one] بعد يوم
    [two] بعد يومين
    [few] بعد { $days } أيام
   *[other] بعد { $days } يوما
}
me-token-unused = لم يستعمل
me-token-make = إنشاء الرمز
me-token-revoke = إلغاء
me-token-too-many = لديك رموز كثيرة جدا. ألغ رمزا لا تحتاج إليه.

people = الأشخاص
people-hidden = لا يعرف المشاركين إلا من يشارك.
people-roles = الأدوار
people-role = الدور
people-place = أين
people-holders = من
people-whole-review = المراجعة كلها
people-no-place = لا يوجد بعد ما يؤدى فيه هذا الدور.
people-nobody = لا أحد
people-you = أنت
people-assigned-by = يمنحه ويسحبه:
people-incompatible = لا يجتمع مع:
people-give = منح الدور
people-take = سحب الدور
people-lend = إعارة الدور
people-give-to = لمن
people-lend-to = من ينوب عنه
people-lend-from = من
people-lend-from-hint = اليوم الأول. إن ترك فارغا فمن الآن.
people-lend-until = حتى
people-lend-until-hint = اليوم الأخير، وهو داخل في المدة.
people-replace = استبدال
people-find = بحث
people-find-hint = جزء من الاسم أو من المعرّف، { $least } أحرف على الأقل. يُعرض { $most } شخصًا على الأكثر.
people-find-short = اكتب { $least } أحرف على الأقل.
people-find-none = لا أحد بهذا الاسم له حساب. تحقق من كتابته، أو اطلب من مدير النظام إضافته.
people-find-more = هناك أكثر من { $most } شخصًا. اكتب المزيد من الاسم.
people-found = اختر واحدًا
people-instead-of = مكان من
people-instead-of-hint = للدور من الحائزين كل ما يمكن أن يكون له. من يُستبدل يفقده في الخطوة نفسها مع ما أعاره منه.
people-holder-wrong = اختر أحد الأشخاص المعروضين.
people-late = حدث ذلك من قبل
people-occurred = متى حدث
people-occurred-hint = ‎2003 أو ‎2003-09 أو ‎2003-09-15.
people-reason = لماذا يسجل متأخرا
people-reason-hint = لازم إن كان قد مضى عليه وقت طويل.
people-on-behalf-of = باسم من
people-myself = باسمي
people-person-unknown = ابحث عن الشخص ثم اختره.
people-date-wrong = اختر يوما مثل ‎2026-12-24.
people-occurred-wrong = اكتب ‎2003 أو ‎2003-09 أو ‎2003-09-15.
people-form-stale = هذا النموذج غير كامل. أعد تحميل الصفحة وأرسله منها.
people-lent = أدوار معارة
people-lent-none = لا يوجد دور معار الآن ولا لاحقا.
people-lent-for = { $to } نيابة عن { $holder }
people-lent-from = من
people-lent-until = حتى

admin-health = الحالة
admin-well = كل ما سُجِّل معروض.
admin-behind-mend = ما سُجِّل محفوظ، لكن القوائم والبحث متأخرة. اقرأ سجل الخادوم وأصلح ما يذكره ثم أعد تشغيله.
admin-size = يحتوي السجل على
admin-last = آخر قيد
admin-behind = تأخر القوائم
admin-since = منذ
admin-streams = متصفحات تتابع مباشرة
admin-version = الإصدار
admin-leaves = { $count ->
    [one] قيد واحد
    [two] قيدان
    [few] { $count } قيود
   *[other] { $count } قيدا
}
admin-people = الحسابات
admin-display = الاسم
admin-display-hint = الاسم الذي يراه الآخرون.
admin-display-wrong = الاسم من 1 إلى 200 حرف ولا يكون فارغا.
admin-handle-hint = للدخول: حروف لاتينية صغيرة وأرقام و . _ - ويبدأ بحرف.
admin-handle-wrong = اسم الدخول من 1 إلى 64 من الحروف اللاتينية الصغيرة والأرقام و . _ - ويبدأ بحرف.
admin-handle-taken = اسم الدخول هذا لشخص آخر. اختر غيره.
admin-rights = الحقوق
admin-rights-hint = على المنشأة كلها. أما ما يجوز لشخص في مراجعة فيتبع أدواره فيها.
admin-right-administrator = مدير
admin-right-auditor = مدقق
admin-right-process-owner = مالك العملية
admin-grant = منح
admin-revoke = سحب
admin-own = لا يسحب أحد هذا من نفسه، حتى يبقى مدير. اطلب ذلك من مدير آخر.
admin-add = حساب جديد
admin-add-invite = إضافة ودعوة
admin-invited = تظهر الدعوة الآن ولن تظهر مرة أخرى. أعطها لهذا الشخص وحده، وضع عنوان هذا الموقع قبلها.
admin-invite = دعوة إلى اختيار كلمة مرور
admin-invitation = دعوة مفتوحة
admin-ways = سبل الدخول
admin-sessions = الجلسات
admin-end-sessions = إنهاء كل الجلسات
admin-shut-out = منع الدخول
admin-shut-out-hint = ينهي المنع فورا كلمة المرور والجلسات والرموز والروابط. ويبقى ما فعله الشخص له، وتعيده دعوة جديدة.
admin-yes = نعم
admin-no = لا

me-absence = متى تكون غائباً
me-absence-hint = يرى من يعمل معك هذه الأيام بجانب اسمك. ولكي يعمل أحد مكانك أعره دورك في صفحة الأشخاص من المراجعة. اترك الحقلين فارغين إن لم تكن غائباً.
me-absence-first = اليوم الأول
me-absence-last = اليوم الأخير
me-absence-wrong = اذكر اليوم الأول واليوم الأخير، على ألا يسبق الأخير الأول.
people-away = غائب من { $first } إلى { $last }

me-sign-ins = آخر مرات دخولك
me-sign-ins-hint = هل كانت إحداها ليست منك؟ اخرج من كل مكان وغيّر كلمة السر.

access = سجل الوصول
access-hint = من رُفض له ماذا، ومن قرأ ما ليس للجميع، ومن دخل وكيف. لا شيء فيه يتغير أو يزول.
access-none = لا توجد مدخلات كهذه.
access-number = الرقم
access-when = متى
access-kind = ما حدث
access-every-kind = كل شيء
access-person = الشخص
access-person-hint = اسم المستخدم أو المعرّف
access-review = المراجعة
access-what = بالتفصيل
access-way = الطريق
access-nobody = غير معروف
access-hidden = مخفي: أنت تشارك في هذه المراجعة.
access-clauses = لم يتحقق:
access-pages = صفحات سجل الوصول
access-newest = الأحدث
access-older = الأقدم
access-kind-refusal = خطوة مرفوضة
access-kind-read = قراءة
access-kind-sign-in = دخول
access-kind-sign-in-failed = دخول فاشل
access-kind-sign-out = خروج
access-kind-password = كلمة السر
access-kind-token = رمز
access-kind-guest-link = رابط ضيف
access-kind-invitation = دعوة
access-kind-identity = حساب خارجي
access-way-password = بكلمة السر
access-way-openid = بحساب خارجي
access-way-invitation = بدعوة
access-way-offer = بنقرة واحدة، في العرض
access-way-changed = بعد كلمة سر جديدة
