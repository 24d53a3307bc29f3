# السجل والملف.

history-event = الحدث { $revision } من { $last }
history-hidden = ما حدث هنا ليس متاحًا لك.
slider-earlier = السابق
slider-later = التالي
slider-event = الحدث
slider-show = اعرض
history-number = رقم الحدث
history-moment = اللحظة، { $zone }
history-next-decision = القرار التالي
history-next-by = التالي لهذا الشخص
history-review = المراجعة عند هذا الحدث
history-with = قارن مع
history-with-before = الحدث السابق
history-with-stage = قبل بداية هذه المرحلة
history-with-now = الآن
history-with-visit = زيارتي الأخيرة
history-with-number = قارن مع الحدث رقم
history-compare = قارن
history-compared = من الحدث { $before } إلى الحدث { $after }
history-compared-nothing = من البداية إلى الحدث { $after }
history-this-event = هذا الحدث
history-because-of = بسبب
history-led-to = أدى إلى
history-occurred = وقع
history-effective = يُحتسب من
history-recorded = سُجِّل
history-instance = جزء من المراجعة
history-by = الشخص
history-only-these = هذه الأحداث فقط
history-stored = كما هو محفوظ
history-position = الموضع في السجل
history-hash = بصمة الورقة
history-leaf = الورقة
history-section = القسم المفتوح { $name }
history-around = حول هذا الحدث
history-earlier-events = أحداث سابقة
history-more-later = أحداث لاحقة
history-more-earlier = أحداث سابقة
history-first = أول حدث
history-last = آخر حدث
history-none = لا حدث يطابق.
history-followed = { $count ->
    [one] حدث آخر من هذه الخطوة
    [two] حدثان آخران من هذه الخطوة
    [few] { $count } أحداث أخرى من هذه الخطوة
    [many] { $count } حدثًا آخر من هذه الخطوة
   *[other] { $count } حدث آخر من هذه الخطوة
}
history-filter = تصفية
history-kind = النوع
history-all = الكل
history-all-events = كل الأحداث

kind-done = فعله شخص
kind-followed = تبع من تلقاء نفسه
kind-created = أُنشئ
kind-cancelled = أُلغي
kind-proposal = اقتُرح أو رُفض
kind-role = الأدوار
kind-amended = عُدِّل
kind-ignored = بلا أثر
kind-started = بدأ

diff-title = ما الذي تغيّر
diff-nothing = لم يختلف شيء مما يحق لك معرفته.
diff-what = ماذا
diff-before = قبل
diff-after = بعد
diff-more = { $count ->
    [one] اختلاف آخر
    [two] اختلافان آخران
    [few] { $count } اختلافات أخرى
    [many] { $count } اختلافًا آخر
   *[other] { $count } اختلاف آخر
}
diff-unchanged = { $count ->
    [0] لا تُعرف وقائع أخرى.
    [one] واقعة أخرى لم تتغير.
    [two] واقعتان أخريان لم تتغيرا.
    [few] { $count } وقائع أخرى لم تتغير.
    [many] { $count } واقعة أخرى لم تتغير.
   *[other] { $count } واقعة أخرى لم تتغير.
}
diff-created = أُنشئ
diff-revealed = صار ظاهرًا الآن فقط
diff-state = الحالة
diff-cancelled = أُلغي
diff-field = تغيّر
diff-disclosed = صار مقروءًا الآن فقط
diff-deadline-set = حُدِّد موعد
diff-deadline-moved = تغيّر الموعد
diff-deadline-ended = انتهى الموعد
diff-proposed = ينتظر شخصًا ثانيًا
diff-proposal-ended = لم يعد ينتظر
diff-touched = مُسّ دون تغيير ظاهر
diff-holder-added = يتولاه الآن
diff-holder-removed = لم يعد يتولاه
diff-lent = أُعير
diff-loan-ended = لم يعد معارًا
diff-parameter = عُدِّل
diff-exception = عُدِّل النطاق
diff-milestone-reached = بُلِغ
diff-milestone-lost = لم يعد مبلوغًا
diff-without-effect = بلا أثر

dossier-as-of = كما كان بعد الحدث { $revision }، { $moment }
dossier-read-by = قرأه { $name }، { $moment }
dossier-class = الفئة { $class }
dossier-workflow = الإجراء
dossier-seal = الختم
dossier-last = آخر حدث
dossier-record = السجل
dossier-size = { $count ->
    [one] قيد واحد
    [two] قيدان
    [few] { $count } قيود
    [many] { $count } قيدًا
   *[other] { $count } قيد
}
dossier-contents = المحتويات
dossier-parameters = الموضوع
dossier-people = الأشخاص
dossier-role = الدور
dossier-holders = المتولون
dossier-stages = المراحل
dossier-stage = المرحلة
dossier-entered = البداية
dossier-left = النهاية
dossier-milestones = المعالم
dossier-milestone = المعلم
dossier-reached = بُلِغ
dossier-not-reached = لم يُبلَغ
dossier-not-known = ليس متاحًا لك
dossier-matrix = المصفوفة
dossier-instances = كل الأجزاء
dossier-state = الحالة
dossier-since = منذ
dossier-due = الموعد
dossier-parent = يتبع
dossier-unreadable = محتواه ليس متاحًا لك.
dossier-proposed = ينتظر شخصًا ثانيًا
dossier-decisions = القرارات
dossier-history = السجل
dossier-number = رقم
dossier-time = الوقت
dossier-what = ما حدث
dossier-hidden = { $count ->
    [one] واحد آخر لا يحق لك رؤيته: { $kind }
    [two] اثنان آخران لا يحق لك رؤيتهما: { $kind }
    [few] { $count } أخرى لا يحق لك رؤيتها: { $kind }
    [many] { $count } أخرى لا يحق لك رؤيتها: { $kind }
   *[other] { $count } أخرى لا يحق لك رؤيتها: { $kind }
}
dossier-nobody = لا أحد
dossier-print = لطباعته أو حفظه بصيغة PDF استعمل المتصفح.
