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
