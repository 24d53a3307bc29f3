# من هو غائب، وكم يطول الانتظار، وما يجوز فعله أيضا، واللحظات السابقة للحدث الأول.

away-until = غائب حتى { $day }
away-substitute = ينوب عنه
until = حتى

expected-estimate = بحسب تقدير حالته
expected-usual = { $days ->
    [one] عادة يوم واحد
    [two] عادة يومان
    [few] عادة { $days } أيام
   *[other] عادة { $days } يوما
}، استنادا إلى { $cases } من الحالات السابقة
expected-nothing = لا يُعرف شيء: أسبوع

early = لا شيء بعد
early-at = في
early-nothing = لم يُسجَّل شيء من هذه المراجعة بعد.
early-first-recorded = سُجِّل حدثها الأول
early-first-happened = وقع
early-happened = المراجعة بحسب ما كان قد وقع آنذاك: الحدث { $revision }
early-first = المراجعة عند حدثها الأول: الحدث { $revision }
early-history = سجلها منذ الحدث الأول
early-now = المراجعة الآن

next-tells-nobody = لا يُرسَل أي إشعار بذلك.
next-tells-blind = لا أحد، إذ لا يحق لأي منهم رؤيته
