step-optional = (اختياري)
step-choose = اختر…
step-no-answer = بلا إجابة
step-none-to-choose = لا يوجد ما يمكن اختياره بعد.
step-not-stated = غير مذكور
step-yes = نعم
step-no = لا
step-hint-partial-date = بقدر ما هو معروف: 2003 أو 2003-09 أو 2003-09-15
step-hint-instant = بالتوقيت العالمي، مثل 2003-09-15T12:00:00Z
step-hint-person = معرّف شخص
step-hint-lines = واحد في كل سطر
step-hint-file = 25 ميغابايت كحد أقصى لكل وثيقة
step-at-least = على الأقل { $min }
step-at-most = على الأكثر { $max }
step-from-to = من { $min } إلى { $max }
step-rule = قاعدة:
step-required = يجب ملء هذا الحقل
step-due = يستحق في
step-not-now = لا يمكن القيام بهذا الآن
step-past = لا يمكن فعل شيء في الماضي. عد إلى الحاضر للقيام بهذه الخطوة.
step-would-ask = ما الذي ستطلبه
step-typed = ما كتبته
step-next = ماذا يحدث بعد ذلك
step-rules = الشروط
step-rule-open = يتوقف على ما تكتبه
step-separation = من لا يجوز له
step-not-by = لا أحد ممن قام بهذا من قبل:
step-only-by = فقط من قام بهذا من قبل:
step-not-role = لا أحد ممن هو:
step-in-whose-name = باسم من
step-in-own-name = باسمي
step-in-place-of = نيابة عن { $name }
step-confirm = يرجى التأكيد
step-unconfirmed = يلزم التأكيد قبل القيام بهذا
step-occurred-earlier = حدث ذلك في وقت سابق
step-occurred = متى حدث ذلك
step-occurred-hint = اتركه فارغا إذا كان يحدث الآن.
step-occurred-wrong = متى حدث ذلك: اكتب 2003 أو 2003-09 أو 2003-09-15
step-occurred-missing = متى حدث ذلك: ذكرت سبب التأخر في التسجيل؛ اذكر أيضا متى حدث
step-occurred-later = متى حدث ذلك: هذا التاريخ بعد اليوم
step-reason = سبب التأخر في التسجيل
step-reason-hint = مطلوب إذا مضى عليه وقت طويل.
step-reason-needed = سبب التأخر في التسجيل: مضى وقت طويل فيلزم ذكر السبب
step-reason-wrong = سبب التأخر في التسجيل: هذا النص طويل جدا
step-files-again = لا تُحفظ الملفات ما دام هناك ما يجب تصحيحه. يرجى اختيارها من جديد:
step-done = تم
step-refused = رُفض هذا
step-refused-recorded = لم يتغير شيء. ما كتبته لا يزال أدناه. سُجّل الرفض دون ما كتبته.
step-conflict = سبقك شخص آخر
step-conflict-mend = تغيّر هذا بعد أن فتحت الصفحة. ما كتبته لا يزال أدناه: أرسله من جديد إذا كان لا يزال مناسبا، أو ألغِ لإبقاء ما هو موجود.
step-conflict-changes = ما تغيّر في هذه الأثناء
step-conflict-what = ماذا
step-conflict-before = قبل
step-conflict-after = الآن
step-conflict-state = الحالة
step-sent-before = أُرسلت هذه الاستمارة من قبل
step-sent-before-mend = أُرسلت بمحتوى آخر وقُبل. ما كتبته الآن أدناه: لا ترسله إلا إذا قصدته إضافة.
step-contended = يعمل هنا كثيرون في هذه اللحظة
step-contended-mend = لم يتغير شيء. ما كتبته لا يزال أدناه: أرسله من جديد.
step-proposed = هذا في انتظار شخص ثان
step-proposed-by = اقترحه
step-proposed-waits = ليس لك أن توافق أو ترفض.
step-proposed-second = من يمكنه الموافقة:
step-withdraw-means = لم يتم شيء بعد. إذا سحبته فكأنه لم يُقترح؛ ويبقى في السجل أنك سحبته. ويمكن اقتراحه من جديد.
work-proposed = اقترحته أنت وينتظر شخصًا ثانيًا
step-withdraw = سحب
step-agree = أوافق
step-decline = أرفض
next-second = يجب أن يوافق شخص ثان أولا:
next-leads-to = تصبح الحالة:
next-final = هذا نهائي: لا رجوع عنه.
next-creates = يُنشئ:
next-count-open = العدد يتوقف على ما تكتبه
next-cancels = يُلغي:
next-signals = يصل إلى:
next-tells = يُبلَّغ:
next-sets = يُسجَّل:
next-due = يستحق في
next-due-open = موعد الاستحقاق يتوقف على ما تكتبه
next-hidden = { $count ->
    [zero] ولا شيء آخر
    [one] وواحد لا يجوز لك رؤيته
    [two] واثنان لا يجوز لك رؤيتهما
    [few] و{ $count } لا يجوز لك رؤيتها
    [many] و{ $count } لا يجوز لك رؤيتها
   *[other] و{ $count } لا يجوز لك رؤيتها
}
next-open = (يتوقف على ما تكتبه)
next-sometimes = (في بعض الحالات)
next-seen-by = يطّلع عليه:
next-seen-by-nobody = لا أحد؛ يُحفظ في السجل
next-anyone = الجميع
next-participants = جميع المشاركين
next-class = الفئة:

documents-title = الوثائق
documents-none = لا توجد وثائق يجوز لك قراءتها.
documents-all = الوثائق التي يجوز لك قراءتها
documents-texts = نصوص تغيّرت
documents-where = أين
documents-what = ماذا
documents-version = النسخة
documents-content = المحتوى
documents-class = الفئة
documents-compare = مقارنة
documents-compare-with = مع النسخة { $version }
documents-characters = { $count ->
    [zero] بلا حروف
    [one] حرف واحد
    [two] حرفان
    [few] { $count } أحرف
    [many] { $count } حرفا
   *[other] { $count } حرف
}
documents-compare-title = نسختان
documents-same = النسختان متطابقتان.
documents-line = السطر

start-title = بدء مراجعة
start-of = تبدأ مراجعة { $title } بمعطياتها. املأها أدناه أو اختر ملفا يحتويها.
start-parameters = المعطيات
start-parameters-hint = بصيغة YAML. الأسطر التي تبدأ بـ # شروح. يُذكر الأشخاص بمعرّفاتهم.
start-file = أو ملف يحتوي المعطيات
start-file-hint = إذا اخترت ملفا فهو المعتمد لا النص أعلاه.
start-go = ابدأ المراجعة
start-nothing = المعطيات: املأها أو اختر ملفا
start-too-long = المعطيات: أطول من { $max } بايت
start-wrong = المعطيات: فيها أخطاء مذكورة أدناه
start-unknown-people = المعطيات: لا أحد معروف باسم { $handles }
start-name-taken = المعطيات: توجد مراجعة بهذا الاسم؛ اختر اسما آخر
start-errors = ما الخطأ في المعطيات
step-stays = ما سُجّل يبقى مسجلاً ولا يُسحب شيء. الخطوة الخاطئة تصححها خطوة لاحقة، وتُحفظ الاثنتان.
step-done-wrong = إن كان ذلك خطأ فإنه يُصحح بواسطة:
draft-keep = حفظ كمسودة
draft-kept = حُفظت المسودة في { $time }
draft-shown = هذه مسودتك. لا يراها أحد غيرك، ولم تُرسل بعد. حُفظت:
draft-for-days = تبقى { $days } يومًا.
draft-discard = حذف المسودة
draft-files = الملفات ليست جزءًا من المسودة: اخترها عند الإرسال.
draft-another = حفظت صفحة أخرى مسودة لهذه الخطوة في { $time }.
draft-another-mend = ما كتبته هنا ما زال هنا ولم يُحفظ. احفظه كمسودة ليحل محل الأخرى.
draft-too-long = هذا أطول من أن يُحفظ كمسودة.
draft-too-many = لديك { $max } مسودة، ولا يُحفظ أكثر من ذلك.
draft-still-here = ما كتبته ما زال هنا: أرسله، أو انسخه قبل أن تغادر.
step-unsent = لم يُرسل هذا: كانت جلستك قد انتهت
step-unsent-mend = ما كتبته موجود أدناه من جديد، دون الملفات. أرسله الآن.
step-file-too-large = أكبر من 25 ميغابايت: اختر وثيقة أصغر
