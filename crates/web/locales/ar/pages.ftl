# Remit بالعربية.

month-1 = يناير
month-2 = فبراير
month-3 = مارس
month-4 = أبريل
month-5 = مايو
month-6 = يونيو
month-7 = يوليو
month-8 = أغسطس
month-9 = سبتمبر
month-10 = أكتوبر
month-11 = نوفمبر
month-12 = ديسمبر

nav-my-work = عملي
nav-portfolio = كل المراجعات
nav-definitions = التعريفات
nav-search = بحث
nav-help = مساعدة
nav-me = حسابي
nav-admin = الإدارة
nav-sign-in = تسجيل الدخول
nav-sign-out = تسجيل الخروج
nav-main = القائمة الرئيسية
skip-to-content = انتقل إلى المحتوى
times-in = الأوقات بتوقيت { $zone }
past-banner = أنت تنظر إلى الماضي: الحدث { $revision } من { $last }، { $moment }. لا يمكن تغيير شيء هنا.
past-return = العودة إلى الآن
past-banner-all = أنت تنظر إلى الماضي: كل شيء كما كان في { $moment }. لا يمكن تغيير أي شيء هنا.
past-none = تعرض هذه الصفحة ما هو قائم الآن.

fault-not-found = لا توجد صفحة كهذه
fault-not-found-mend = ربما كُتب العنوان خطأ، أو أن ما يشير إليه ليس لك أن تعرفه. اذهب إلى عملك أو ابحث.
fault-forbidden = ليس لك أن تفعل هذا
fault-forbidden-mend = اسأل من له الحق في ذلك. لم يتغير شيء.
fault-bad-request = لا يمكن فهم هذا
fault-unexpected = هناك عطل هنا
fault-unexpected-mend = ليس هذا خطأك. لم يُنفَّذ ما أرسلته جزئيًا: حاول مرة أخرى، أو أخبر من يدير هذا النظام واذكر { $reference }.

sign-in = تسجيل الدخول
sign-in-as = الدخول باسم { $name }
sign-in-handle = اسم المستخدم
sign-in-password = كلمة السر
sign-in-demonstration = هذا عرض تجريبي. اختر من تريد أن تكون.
fault-too-long = هذا أكبر من اللازم
fault-too-long-mend = للوثيقة 25 ميغابايت على الأكثر، ولجميع وثائق النموذج معًا 50 ميغابايت. لم يُرسل شيء.
sign-in-unsent = انتهت جلستك، وما كتبته لم يُرسل. سجّل الدخول: سيعود إلى نموذجه دون الملفات.
sign-in-unsent-lost = انتهت جلستك، وما كتبته لم يُرسل. ارجع في متصفحك لنسخه قبل أن تسجّل الدخول.
