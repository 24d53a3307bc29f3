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
sign-in-provider = الدخول بواسطة { $name }
sign-in-provider-unknown = يعرفك مزود الهوية، لكن لا يوجد هنا حساب مرتبط بك. ادخل بكلمة المرور ثم اربطه من صفحة «حسابي»، أو اطلب دعوة من أحد المديرين.
sign-in-provider-failed = لم يؤكد مزود الهوية من أنت. حاول مرة أخرى.

invitation = اختر كلمة المرور
invitation-for = هذه الدعوة موجهة إلى { $name }. اسم دخولك هو { $handle }.
invitation-password = كلمة المرور الجديدة
invitation-password-hint = من { $min } إلى { $max } حرفا كما تشاء. بضع كلمات لا صلة بينها اختيار جيد.
invitation-password-length = كلمة المرور من { $min } إلى { $max } حرفا. اختر واحدة أطول أو أقصر.
invitation-over = لم تعد هذه الدعوة صالحة
invitation-over-mend = لقد استعملت أو حلت محلها دعوة أحدث أو انتهت مدتها. اطلب دعوة جديدة من أحد المديرين.

guest-open = رابط ضيف
guest-open-instead = أنت داخل باسمك. بهذا الرابط تتصرف باسم { $name } بدلا من ذلك إلى أن تغادر.
guest-open-go = التصرف باسم { $name }
guest-over = لم يعد هذا الرابط صالحا
guest-over-mend = انتهت مدته أو ألغي. اطلب رابطا جديدا ممن أعطاك إياه.
guest-banner = أنت تتصرف باسم { $name } عبر رابط ضيف، لهذا الغرض وحده، حتى { $until }. كل استعمال يسجل.
guest-leave = مغادرة
