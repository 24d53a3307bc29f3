//! Every rule of the house that tidy checks, one file each.

mod append_only;
mod avoided_word;
mod clock_elsewhere;
mod crate_edge;
mod empty_name;
pub(crate) mod file_budget;
mod foreign_registry;
mod lib_without_logic;
mod machine_path;
mod migration_name;
mod module_file;
mod one_event_writer;
mod programme_word;
mod pure_code;
pub(crate) mod pure_dependency;
mod shared_lints;
mod sql_outside_store;
mod unfinished_work;
mod unused_dependency;
mod workflow_files;

use super::check::Check;

/// All checks: first the shape of the house, then its boundaries, then the record.
pub(crate) const ALL: &[Check] = &[
    file_budget::CHECK,
    module_file::CHECK,
    lib_without_logic::CHECK,
    empty_name::CHECK,
    avoided_word::CHECK,
    shared_lints::CHECK,
    unused_dependency::CHECK,
    unfinished_work::CHECK,
    machine_path::CHECK,
    foreign_registry::CHECK,
    crate_edge::CHECK,
    pure_dependency::CHECK,
    pure_code::CHECK,
    clock_elsewhere::CHECK,
    programme_word::CHECK,
    workflow_files::CHECK,
    sql_outside_store::CHECK,
    migration_name::CHECK,
    one_event_writer::CHECK,
    append_only::CHECK,
];
