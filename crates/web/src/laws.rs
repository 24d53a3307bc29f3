//! What holds for every route, every person and every moment, whoever wrote the page.
//!
//! | Law | Where |
//! |---|---|
//! | every route there is stands in one table, and nothing else does | [`table`] |
//! | no answer holds what `process::view` does not show | [`leaks`] |
//! | looking changes nothing, and what is not for everybody is written down | [`leaks`] |
//! | a review that one may not know of changes no answer | [`apart`] |
//! | a draft is shown to nobody else, and lies nowhere in the open | [`drafts`] |
//! | what is hidden and what does not exist get the same answer | [`hidden`] |
//! | an answer about a hidden review costs what one about no review costs | [`unread`] |
//! | a page is well made, its links answer, and of the past it offers nothing to do | [`pages`] |
//! | a page shows each role what is its own | [`shown`] |
//! | every message is there in every language, and none is left over | [`messages`] |
//! | who reads another language meets no English of ours | `shown::languages` |

mod addresses;
mod allowed;
mod apart;
mod asked;
mod asker;
mod drafts;
mod hidden;
mod leaks;
mod markup;
mod messages;
mod pages;
mod planted;
mod shown;
mod table;
mod unread;
