//! [`World`]: what an expression can see of a review.

use jiff::Timestamp;

use crate::{
    name::Name,
    value::{Cell, Value},
};

/// An instance of a [`World`], by its place in the order of creation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Handle(pub usize);

/// A consistent snapshot of one review, as guards see it.
///
/// A running review implements it, and so do the small worlds of tests and the abstract states of an exploration.
/// Cancelled instances are not part of a world.
pub trait World {
    /// A parameter of the review other than a matrix.
    fn parameter(&self, name: &str) -> Option<&Value>;
    /// The cells of a matrix parameter that are in scope, in row-major order.
    fn cells(&self, matrix: &str) -> &[Cell];
    /// The cells of a matrix parameter that are written exceptions.
    fn excluded(&self, matrix: &str) -> &[Cell];
    /// The members of a vocabulary, in order, whether it comes from the definition or from a parameter.
    fn members(&self, vocabulary: &str) -> &[Name];
    /// The instances of a machine in order of creation.
    fn instances(&self, machine: &str) -> Vec<Handle>;
    /// The instance with the id `machine/key`.
    fn find(&self, id: &str) -> Option<Handle>;
    /// The root instance.
    fn root(&self) -> Handle;
    /// The parent of an instance; `None` for the root.
    fn parent(&self, instance: Handle) -> Option<Handle>;
    /// The id `machine/key` of an instance.
    fn id(&self, instance: Handle) -> &Name;
    /// A field of an instance, if it has a value.
    fn field(&self, instance: Handle, field: &str) -> Option<&Value>;
    /// Whether an instance is in a state or inside it.
    fn is(&self, instance: Handle, state: &str) -> bool;
    /// Whether an instance is or ever was in a state or inside it.
    fn was(&self, instance: Handle, state: &str) -> bool;
}

/// What stands around an expression: the instance it belongs to and the command being decided.
#[derive(Clone, Copy, Default)]
pub struct Site<'a> {
    /// `this`.
    pub this: Option<Handle>,
    /// `input`: the payload, absent values left out.
    pub input: Option<&'a std::collections::BTreeMap<Name, Value>>,
    /// `actor`.
    pub actor: Option<&'a Name>,
    /// `now`.
    pub now: Option<Timestamp>,
}
