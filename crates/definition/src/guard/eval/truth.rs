//! [`Truth`]: true, false, or not decided yet.

/// The truth of a condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Truth {
    /// It holds.
    True,
    /// It does not hold.
    False,
    /// It cannot be decided yet, because something is missing. It never satisfies a clause.
    Undetermined,
}

impl Truth {
    /// Whether it holds.
    #[must_use]
    pub fn is_true(self) -> bool {
        self == Truth::True
    }

    /// `true` or `false`, if decided.
    #[must_use]
    pub fn decided(self) -> Option<bool> {
        match self {
            Truth::True => Some(true),
            Truth::False => Some(false),
            Truth::Undetermined => None,
        }
    }

    /// The truth of the negation.
    #[must_use]
    pub fn negated(self) -> Self {
        match self {
            Truth::True => Truth::False,
            Truth::False => Truth::True,
            Truth::Undetermined => Truth::Undetermined,
        }
    }

    /// The truth of `a && b && ...`: one that is false decides.
    pub fn all(parts: impl IntoIterator<Item = Truth>) -> Self {
        let mut all = Truth::True;
        for part in parts {
            match part {
                Truth::True => {}
                Truth::False => return Truth::False,
                Truth::Undetermined => all = Truth::Undetermined,
            }
        }
        all
    }

    /// The truth of `a || b || ...`: one that is true decides.
    pub fn any(parts: impl IntoIterator<Item = Truth>) -> Self {
        Self::all(parts.into_iter().map(Truth::negated)).negated()
    }

    /// The truth of "exactly one of them": decided only if each of them is.
    pub fn one(parts: impl IntoIterator<Item = Truth>) -> Self {
        let mut count = 0_usize;
        let mut all_decided = true;
        for part in parts {
            count += usize::from(part.is_true());
            all_decided &= part != Truth::Undetermined;
        }
        if all_decided {
            Truth::from(count == 1)
        } else {
            Truth::Undetermined
        }
    }
}

impl From<bool> for Truth {
    fn from(truth: bool) -> Self {
        if truth { Truth::True } else { Truth::False }
    }
}

impl From<Option<bool>> for Truth {
    fn from(decided: Option<bool>) -> Self {
        decided.map_or(Truth::Undetermined, Truth::from)
    }
}
