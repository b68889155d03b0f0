//! A place where the layers above keep what they derive from a document, shared by all its snapshots.

use std::any::{Any, TypeId};
use std::sync::{Arc, Mutex, PoisonError};

use rustc_hash::FxHashMap;

/// One thing of each type. Clones share them.
#[derive(Clone, Debug, Default)]
pub struct Shelf(Arc<Mutex<FxHashMap<TypeId, Arc<dyn Any + Send + Sync>>>>);

impl Shelf {
    /// The thing of type `T`, made where there is none yet.
    pub fn get<T: Any + Send + Sync + Default>(&self) -> Arc<T> {
        let mut things = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let thing = things.entry(TypeId::of::<T>()).or_insert_with(|| Arc::new(T::default())).clone();
        thing.downcast().unwrap_or_default()
    }
}
