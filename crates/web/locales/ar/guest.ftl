# Guest links: as their guests meet them, and as their makers see them.

guest-open = رابط ضيف
guest-open-instead = أنت داخل باسمك. بهذا الرابط تتصرف باسم { $name } بدلا من ذلك إلى أن تغادر.
guest-open-go = التصرف باسم { $name }
guest-banner = أنت تتصرف باسم { $name } عبر رابط ضيف، لهذا الغرض وحده، حتى { $until }. كل استعمال يسجل.
guest-leave = مغادرة
guest-open-done = أنت داخل باسمك. ما كان هذا الرابط لأجله قد تم، وهو يعرض إيصاله.
guest-open-receipt = عرض الإيصال
guest-banner-done = جئت عبر رابط ضيف. ما كان لأجله قد تم، فلا يفتح بعد الآن إلا هذا الإيصال.
guest-nothing = هذا الرابط لا يفتح شيئا
guest-nothing-mend = ربما ينقص جزء من العنوان: افتح الرابط مرة أخرى من الرسالة التي جاء فيها. فإن لم ينفع ذلك فاسأل الشخص الذي أرسله إليك.
guest-withdrawn = سُحب هذا الرابط
guest-withdrawn-mend = لم يعد يفتح شيئا.
guest-expired = انتهت مدة هذا الرابط
guest-expired-on = كان ساريا حتى
guest-ask = إن كنت لا تزال تحتاج إليه فاطلب رابطا جديدا من { $name }.
guest-ask-sender = إن كنت لا تزال تحتاج إليه فاطلب رابطا جديدا من الشخص الذي أرسل إليك هذا الرابط.
guest-as-oneself = المتابعة باسمك
guest-not-found-mend = رابطك لا يؤدي إلى هنا. عد إلى ما هو لأجله.
guest-back = ما رابطك لأجله

receipt = إيصال
receipt-done = ما كان هذا الرابط لأجله قد تم. يمكنك إغلاق هذه الصفحة، والرابط يعرضها مرة أخرى.
receipt-what = ما تم
receipt-when = متى
receipt-by = بواسطة
receipt-reference = المرجع

links = روابط الضيوف
links-hint = برابط الضيف يتصرف شخص لا حساب له باسمك، لغرض واحد وحتى يوم معين. كل استعمال يسجل.
links-what-hidden = لشيء لا يحق لك أن تراه
links-revoke = سحب
links-new = إنشاء رابط ضيف
links-acts-as = يتصرف باسم
links-choose = اختيار
links-as = من يحمل الرابط يتصرف باسم { $name }، لهذا الغرض وحده:
links-what = لأي غرض
links-what-wrong = اختر من القائمة.
links-look-review = الاطلاع على المراجعة
links-look = الاطلاع على: { $subject }
links-until-hint = اليوم الأخير، وهو داخل في المدة؛ 92 يوما على الأكثر.
links-until-wrong = ينتهي الرابط في المستقبل، بعد 92 يوما على الأكثر.
links-make = إنشاء الرابط
links-made = يظهر الرابط الآن ولن يظهر مرة أخرى. أعطه لشخص واحد فقط، وضع عنوان هذا الموقع قبله.
links-given-to = من يتلقاه
links-given-to-hint = اسمه، لتقول القائمة لمن الرابط. ولا يمنح الاسم أي حق.
links-given-to-wrong = للاسم { $max } حرف على الأكثر. اختصره.
links-whom = لمن
links-nobody = لم يُسم أحد
links-as-person = يتصرف باسم { $person }
links-made-by = أُنشئ
links-by-at = أنشأه { $maker }، { $at }
links-until = سار حتى
links-uses = استُعمل
links-used = { $uses ->
    [one] مرة واحدة، آخرها { $at }
    [two] مرتين، آخرهما { $at }
    [few] { $uses } مرات، آخرها { $at }
   *[other] { $uses } مرة، آخرها { $at }
}
links-used-never = لم يُستعمل بعد
links-state = الحال
links-state-open = مفتوح
links-state-used = استُنفد
links-state-expired = انتهت مدته
links-state-withdrawn = مسحوب
links-none = لا رابط مفتوح.
links-ended = { $count ->
    [one] رابط واحد تم غرضه أو انتهى
    [two] رابطان تم غرضهما أو انتهيا
    [few] { $count } روابط تم غرضها أو انتهت
   *[other] { $count } رابطا تم غرضها أو انتهت
}
