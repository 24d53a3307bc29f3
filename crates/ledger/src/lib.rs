//! The record's bytes: how an event is written, hashed, chained, sealed and verified.
//!
//! The record is an append-only list of *leaves*. Whoever holds the leaves can check alone, without a network and
//! without trusting the operator, that none was altered, removed, inserted or moved. This text and the modules below say
//! all that is needed to write such a check again in another language. The crate knows nothing of reviews, reads no
//! clock, makes no randomness and performs no input or output: times, ids, salts and nonces are handed in.
//!
//! # One event
//!
//! ```text
//!  leaf: canonical JSON, at most 65,535 bytes                        sections: blobs beside the leaf
//! ┌──────────────────────────────────────────────────┐
//! │ {"actor":"u-7f3c0a9be2d14455",                   │              open
//! │  "id":"0193a000-0000-7000-8000-000000000010",    │             ┌──────┬─────────┬────────────────┐
//! │  "log":"reviews.example.org/log/1",              │         ┌──►│ RVO1 │ salt 32 │ canonical JSON │
//! │  "position":1,                                   │         │   └──────┴─────────┴────────────────┘
//! │  "previous":"9ad04c89…",  ◄── hash of leaf 0     │         │
//! │  "revision":0,                                   │         │    sealed
//! │  "schema":1,                                     │         │   ┌──────┬───────────┬─────────┬───────────────┬────────┐
//! │  "sections":[{"class":"open","length":59,        │         │ ┌►│ RVS1 │ key id 16 │ salt 24 │ commitment 32 │ chunks │
//! │               "name":"body","sha256":"b35c…"}, ──┼─────────┘ │ └──────┴───────────┴─────────┴───────────────┴────────┘
//! │              {"class":"personal","key":"0193…",  │           │
//! │               "length":348,"name":"interview",   │           │    sha256 = SHA-256 of the whole blob, as stored
//! │               "sha256":"1333…"}], ───────────────┼───────────┘
//! │  "stream":"review:0193a000-…",                   │
//! │  "time":"2026-11-23T12:00:01.000000Z",           │
//! │  "type":"interview.recorded",                    │
//! │  "v":1}                                          │
//! └──────────────────────────────────────────────────┘
//!   leaf hash = SHA-256(0x00 || leaf bytes)
//! ```
//!
//! A leaf holds nothing personal and nothing confidential, so every auditor may have all leaves. Deleting the key of a
//! sealed section, or its blob, changes no hash.
//!
//! # Fields of a leaf
//!
//! Exactly these, in the order of RFC 8785 (which sorts them by name). Numbers are integers up to 2⁵³−1; there are no
//! fractions and no nulls. A reader parses, writes again and compares with the stored bytes: another order, a duplicate
//! or unknown key, another escape, a byte before or after are all refused, so that no two readers see two events in one leaf.
//!
//! | Field | Present | Rule |
//! |---|---|---|
//! | `actor` | always | `system`, or `u-` and 4 to 16 lower-case hexadecimal digits |
//! | `causation`, `correlation` | may be absent | UUIDs: the event, and the command, that caused this event |
//! | `erases` | only in `section.erased` | open sections removed: `{"name","position"}`, sorted by position and name, each once, of earlier leaves |
//! | `id` | always | UUID in lower case, unique in the record |
//! | `log` | always | the origin of the log: ASCII letters, digits and `. - _ ~ : /`, up to 255 |
//! | `position` | always | the index of the leaf, from 0 |
//! | `previous` | always | leaf hash of the leaf before; 64 zeros at position 0 |
//! | `revision` | always | the index of the event in its stream, from 0 |
//! | `schema` | always | version of the body's schema, 1 to 2³²−1 |
//! | `sections` | always, maybe empty | `{"class","key","length","name","sha256"}`, sorted by name, each name once; `key` is absent exactly for the class `open` |
//! | `shreds` | only in `key.shredded` | ids of destroyed keys, sorted, each once |
//! | `stream` | always | `log`, or `<kind>:<id>` in lower case |
//! | `streamPrevious` | unless `revision` is 0 | leaf hash of the leaf before in the stream |
//! | `time` | always | `YYYY-MM-DDThh:mm:ss.ffffffZ`, never earlier than the leaf before; this engine writes whole seconds |
//! | `type` | always | words joined by dots, such as `report.submitted` |
//! | `v` | always | 1 |
//!
//! Hashes are 64, key ids 32 lower-case hexadecimal digits. Names of sections and classes are lower-case letters, digits and
//! `. _ -`, beginning with a letter. The rules leave no character that JSON would escape.
//!
//! # Many events
//!
//! ```text
//!   position     0          1          2          3            root of 4 = node(node(0,1), node(2,3))
//!             ┌──────┐   ┌──────┐   ┌──────┐   ┌──────┐        node(l,r) = SHA-256(0x01 || l || r)
//!             │ leaf │◄──│ leaf │◄──│ leaf │◄──│ leaf │        empty     = SHA-256("")
//!             └──────┘   └──────┘   └──────┘   └──────┘
//!                           ▲ previous            │
//!                           └─────────────────────┘ streamPrevious
//! ```
//!
//! [`chain::ChainVerifier`] checks what one leaf alone cannot show: dense positions and revisions, `previous`,
//! `streamPrevious`, time, unique ids, one `log`. The origin changes in one place only: a leaf `log.continued` of the stream
//! `log`, with which a restored record goes on. The root of the tree ([`merkle`], RFC 6962) stands for all leaves at once;
//! proofs always use the tree, never the chain.
//!
//! # Modules
//!
//! [`hash`] and [`json`] are what everything is written with; [`leaf`] and [`section`] are what is stored; [`key`] and
//! [`seal`] keep it confidential; [`merkle`] and [`chain`] keep it honest.

pub mod hash;

pub mod json;

pub mod leaf;

pub mod section;

pub mod key;

pub mod seal;

pub mod merkle;

pub mod chain;

mod hex;
