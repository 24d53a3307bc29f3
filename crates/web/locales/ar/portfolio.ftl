# قوائم المراجعات والجداول الزمنية والتعريفات والبحث بالعربية.

table-pages = الصفحات
table-page = الصفحة { $page } من { $pages }
table-before = الصفحة السابقة
table-after = الصفحة التالية

gantt-describes = يمتد كل شريط من البداية إلى الآن أو إلى النهاية، والخط الذي يقطعها هو اللحظة المعروضة. الإطار المتقطع يصل إلى الموعد المحدد أولاً، والمعيّن يدل على الموعد القادم، والتظليل على ما هو متوقف، والشرطة على التوقع، والسهم على موعد أبعد. الجدول أدناه يقول كل شيء.

portfolio-views = طرق العرض
portfolio-view-all = الكل
portfolio-view-mine = مراجعاتي
portfolio-view-blocked = متوقفة أو متأخرة
portfolio-view-due = موعدها خلال 30 يوماً
portfolio-filter = الاسم يحتوي على
portfolio-at = كما كانت في
portfolio-show = عرض
portfolio-csv = تنزيل بصيغة CSV
portfolio-none = لا توجد هنا مراجعة يمكنك معرفتها.
portfolio-sentence = المراجعات المفتوحة: { $open }، منها { $track } على المسار، و{ $risk } معرضة للخطر، و{ $blocked } متوقفة.
not-stated = غير مذكور
portfolio-not-stated = وما لم يُذكر أمره: { $count }.
portfolio-over = المراجعات المنتهية: { $over }.
portfolio-longest = أطول انتظار بالأيام هو { $days }:
portfolio-more = و{ $count } غيرهم
portfolio-chart = المراجعات عبر الزمن
portfolio-table = المراجعات في جدول
portfolio-caption = المراجعات في جدول. رؤوس الأعمدة ترتبه.
portfolio-by-review = المراجعة
portfolio-by-stage = المرحلة
portfolio-by-state = الحالة
portfolio-by-waiting = في انتظار
portfolio-by-due = الموعد القادم
portfolio-by-forecast = التوقع
portfolio-by-slip = التأخر
portfolio-by-slack = المهلة المتبقية
portfolio-overdue = المتأخر: { $count }
portfolio-days =
    { $count ->
        [zero] { $count } يوم
        [one] يوم واحد
        [two] يومان
        [few] { $count } أيام
        [many] { $count } يوماً
       *[other] { $count } يوم
    }
portfolio-most = 9 من 10 قبل
portfolio-no-history = لا يوجد سجل بعد
portfolio-expected = متوقع بحلول
portfolio-will-be-late = بعد موعده بأيام عددها { $count }

definitions-none = لم يُنشر أي تعريف بعد.
definitions-caption = ما نُشر، أحدث إصدار من كل إجراء أولاً
definition-title = التعريف
definition-version = الإصدار
definition-running = المراجعات المفتوحة
definition-more = المزيد
definition-start = بدء مراجعة
definition-source = تنزيل النص
definition-workflow = الاسم
definition-digest = البصمة
definition-versions = إصدارات أخرى
definition-parts = أجزاء التعريف
definition-show-overview = نظرة عامة
definition-show-people = الأشخاص
definition-show-classes = السرية
definition-present = يبيّن الرسم أين وصلت هذه المراجعة:
definition-machines = ما يوجد
definition-overview-describes = الصندوق نوع من الأشياء. الخط يمتد مما يُنشئ إلى ما يُنشأ، والخط المتقطع إشارة. كل صندوق يقود إلى قواعده.
definition-states = الحالات: { $machine }
definition-states-describes = الصندوق حالة، والنقطة تدل على البداية، والحافة المزدوجة على النهاية. الخط طريق من حالة إلى أخرى، والمتقطع يحدث من تلقاء نفسه. كل صندوق يقود إلى قواعده أدناه.
definition-open = المفتوح: { $count }
definition-here = هنا: { $count }
definition-milestones = المعالم
definition-properties = ما يصح في كل مسار
definition-parameters = ما يُعطى عند البدء
definition-amendments = ما يمكن تغييره في مراجعة جارية
definition-advice = نصيحة لا توقف شيئاً
definition-as-written = كما كُتب
definition-question = ماذا
definition-answer = نوع الجواب
definition-class = الدرجة
definition-required = إلزامي
definition-questions-caption = ما يُطلب ودرجة سريته
definition-access = من يراه ومن يقرؤه
definition-fields = ما يحتويه
definition-inside = داخل
definition-entering = عند الدخول:
definition-needs = يشترط:
definition-asks = يطلب:
definition-confirm = يجب تأكيده:
definition-follows = ما يتبع:
definition-of-itself = يحدث من تلقاء نفسه
definition-roles = من يشارك
definition-table = من يستطيع ماذا: { $machine }
definition-action = الفعل
definition-may = يستطيع
definition-consents = يوافق
definition-may-not = لا يستطيع
definition-diff-to = مقارنة مع { $version }
definition-diff = { $title }: من { $old } إلى { $new }
definition-diff-none = كلاهما يقول الشيء نفسه.
definition-diff-caption = ما تغيّر، بالكلمات وكما كُتب
definition-diff-kind = التغيير
definition-diff-what = ماذا
definition-diff-before = قبل
definition-diff-after = بعد
definition-diff-added = أضيف
definition-diff-removed = حُذف
definition-diff-changed = عُدّل
definition-diff-moved = نُقل

schedule-chart = المراحل والمواعيد عبر الزمن
schedule-stages = المراحل
schedule-stages-caption = متى بدأت كل مرحلة ومتى انتهت
schedule-dates = المواعيد
schedule-dates-caption = ما له موعد، المتأخر أولاً
schedule-what = ماذا
schedule-state = الحالة
schedule-began = البداية
schedule-ended = النهاية
schedule-now = ما زالت جارية
schedule-baseline = الموعد الأول
schedule-due = الموعد
schedule-late = التأخر
schedule-forecast = حسب مدة { $ended } غيرها، ينتهي نصفها قبل { $half } و9 من 10 قبل { $most }.
schedule-no-history = لا يوجد توقع: انتهى عدد قليل جداً من هذا النوع.
schedule-shown = المعروض { $shown } من { $of }؛ والباقي أبعد موعداً أو منتهٍ.

search-for = البحث عن
search-do = بحث
search-hint = كلمات من أسماء وعناوين ونصوص يمكنك قراءتها؛ { $least } أحرف على الأقل.
search-none = لم يُعثر على شيء يمكنك معرفته.
search-stopped = يوجد المزيد. أضف كلمة للعثور عليه.
search-kind-review = مراجعة
search-kind-instance = داخل مراجعة
search-kind-person = شخص
search-kind-definition = تعريف
