# قوائم المراجعات والجداول الزمنية والتعريفات والبحث بالعربية.

table-pages = الصفحات
table-page = الصفحة { $page } من { $pages }
table-before = الصفحة السابقة
table-after = الصفحة التالية

gantt-today = اللحظة المعروضة
gantt-describes = يمتد كل شريط من البداية إلى الآن أو إلى النهاية. الإطار المتقطع يصل إلى الموعد المحدد أولاً، والمعيّن يدل على الموعد القادم، والتظليل على ما هو متوقف، والخط على التوقع. الجدول أدناه يقول الشيء نفسه.

portfolio-views = طرق العرض
portfolio-view-all = الكل
portfolio-view-mine = مراجعاتي
portfolio-view-blocked = متوقفة أو متأخرة
portfolio-view-due = موعدها خلال 30 يوماً
portfolio-filter = الاسم يحتوي على
portfolio-at = كما كانت في
portfolio-show = عرض
portfolio-csv = تنزيل بصيغة CSV
portfolio-past = أنت تنظر إلى الماضي: كل المراجعات كما كانت في { $moment }.
portfolio-none = لا توجد هنا مراجعة يمكنك معرفتها.
portfolio-sentence = المراجعات المفتوحة: { $open }، منها { $track } على المسار، و{ $risk } معرضة للخطر، و{ $blocked } متوقفة.
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
