//! Tables that are sorted and paged by links.

use maud::{Markup, html};

use crate::locale::Locale;

/// The order of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Order {
    /// The least first.
    Ascending,
    /// The greatest first.
    Descending,
}

impl Order {
    fn as_str(self) -> &'static str {
        match self {
            Self::Ascending => "ascending",
            Self::Descending => "descending",
        }
    }
}

/// The head of a column that a link sorts. `order` is the order that the table is in by this column, if by this one.
pub(crate) fn heading(title: &str, sorted: &str, order: Option<Order>) -> Markup {
    html! {
        th scope="col" aria-sort=[order.map(Order::as_str)] { a href=(sorted) { (title) } }
    }
}

/// Links to the page before and after one of several; pages are counted from 1.
pub(crate) fn pager(
    locale: &Locale,
    page: usize,
    pages: usize,
    address: impl Fn(usize) -> String,
) -> Markup {
    let values = [("page", page.into()), ("pages", pages.into())];
    html! {
        @if pages > 1 {
            nav.pager aria-label=(locale.say("table-pages")) {
                @if page > 1 { a rel="prev" href=(address(page - 1)) { (locale.say("table-before")) } }
                span { (locale.say_with("table-page", &values)) }
                @if page < pages { a rel="next" href=(address(page + 1)) { (locale.say("table-after")) } }
            }
        }
    }
}
