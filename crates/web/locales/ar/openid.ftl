openid-continue = المتابعة بواسطة { $name }
openid-leaving = تنتقل الآن إلى { $name }
openid-unreachable = تعذر الوصول إلى { $name }
openid-unreachable-mend = ليس هذا بسببك. حاول مرة أخرى بعد دقائق، أو ادخل بكلمة مرورك إن كانت لديك.
openid-denied = لم يُسمح لك بالدخول لدى { $name }
openid-denied-mend = ألغيت أنت ذلك أو ألغاه { $name }. ابدأ من جديد إن أردت الدخول.
openid-failed = أبلغ { $name } عن خطأ
openid-failed-mend = لم يدخل أحد. ابدأ من جديد، وإن تكرر ذلك فأخبر أحد المديرين متى حدث.
openid-over = انتهت محاولة الدخول هذه
openid-over-mend = طالت مدتها أو استعملت من قبل أو بدأت في نافذة أخرى. ابدأ من جديد هنا.
openid-untrusted = لا يمكن الوثوق بجواب { $name }
openid-untrusted-mend = لم يدخل أحد. ابدأ من جديد، وإن تكرر ذلك فأخبر أحد المديرين متى حدث.
openid-unknown = حسابك لدى { $name } غير معروف هنا
openid-unknown-mend = مثل هذا الحساب لا يُدخل أحدا من تلقاء نفسه. اطلب دعوة من أحد مديري هذا الموقع وافتح رابطها. وإن كانت لديك كلمة مرور هنا فادخل بها واربط الحساب في صفحة «حسابي».
openid-taken = هذا الحساب لدى { $name } يُدخل شخصا آخر
openid-taken-mend = لم يتغير شيء. اختر حسابا آخر لدى { $name } أو اسأل أحد المديرين.
openid-instead = يمكنك أيضا استعمال حساب لديك دون كلمة مرور:

me-identities = حسابات في مواقع أخرى
me-identities-hint = بحساب مربوط هنا تدخل دون كلمة مرور.
me-identities-provider = أين
me-identities-subject = بصفة
me-identities-link = ربط حساب لدى { $name }
me-identities-unlink = فك الربط
me-identities-last = هذه طريقك الوحيدة للدخول فتبقى. اربط حسابا آخر أولا، أو اطلب من أحد المديرين دعوة لاختيار كلمة مرور.

admin-invited-whole = تُعرض الدعوة الآن ولن تُعرض مرة أخرى. أعطها لهذا الشخص وحده.
links-made-whole = يُعرض الرابط الآن ولن يُعرض مرة أخرى. أعطه لشخص واحد فقط.
