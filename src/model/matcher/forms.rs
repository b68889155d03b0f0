//! The forms of a matcher: what every hit reads lies close together, the texts lie elsewhere.

use std::sync::Arc;

use super::spelling::Spelling;
use super::trie::NO_FORM;
use super::{CaseRule, EntityId, Form, FormId};

/// What the search needs of a form at every hit.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ending {
    /// Whose form it is.
    pub entity: EntityId,
    /// The next form that ends at the same place of the trie.
    pub next: u32,
    /// How far its case matters.
    pub case: CaseRule,
    /// Whether no punctuation at its edges belongs to it.
    pub plain: bool,
}

/// A form with its spelling.
#[derive(Debug)]
pub(super) struct Declared {
    pub form: Form,
    pub spelling: Spelling,
}

/// The forms by their ids. An id that was freed is used again.
#[derive(Debug, Clone, Default)]
pub(super) struct Forms {
    endings: Vec<Ending>,
    declared: Vec<Option<Arc<Declared>>>,
    free: Vec<u32>,
}

impl Forms {
    /// What the search needs of a form; nothing for [`NO_FORM`].
    pub(super) fn ending(&self, id: u32) -> Option<&Ending> {
        self.endings.get(id as usize)
    }

    /// A form with its spelling.
    pub(super) fn declared(&self, id: u32) -> Option<&Declared> {
        self.declared.get(id as usize)?.as_deref()
    }

    /// All forms with their ids.
    pub(super) fn iter(&self) -> impl Iterator<Item = (FormId, &Form)> {
        let slots = self.declared.iter().enumerate();
        slots.filter_map(|(id, slot)| slot.as_ref().map(|known| (FormId(id as u32), &known.form)))
    }

    /// The forms of the chain that begins with `first`, with their ids.
    pub(super) fn chain(&self, first: u32) -> impl Iterator<Item = (u32, &Declared)> {
        let next = |id: &u32| self.ending(*id).map(|ending| ending.next);
        std::iter::successors(Some(first), next).map_while(|id| Some((id, self.declared(id)?)))
    }

    /// Adds a form to the chain that begins with `first`; gives its id and the new first form.
    ///
    /// It goes behind the exact ones, and behind all if it is not exact itself.
    pub(super) fn add(&mut self, form: Form, spelling: Spelling, first: u32) -> (u32, u32) {
        let exact = form.case == CaseRule::Exact;
        let (mut before, mut at) = (None, first);
        while let Some(ending) = self.ending(at) {
            if exact && ending.case != CaseRule::Exact {
                break;
            }
            (before, at) = (Some(at), ending.next);
        }
        let plain = spelling.head.is_empty() && spelling.tail.is_empty();
        let ending = Ending { entity: form.entity, next: at, case: form.case, plain };
        let declared = Some(Arc::new(Declared { form, spelling }));
        let id = match self.free.pop() {
            Some(id) => {
                self.endings[id as usize] = ending;
                self.declared[id as usize] = declared;
                id
            }
            None => {
                self.endings.push(ending);
                self.declared.push(declared);
                (self.endings.len() - 1) as u32
            }
        };
        (id, self.link(first, before, id))
    }

    /// Takes a form out of the chain that begins with `first`; gives the new first form.
    pub(super) fn remove(&mut self, id: u32, first: u32) -> u32 {
        let (mut before, mut at) = (None, first);
        while at != id {
            let Some(ending) = self.ending(at) else {
                return first;
            };
            (before, at) = (Some(at), ending.next);
        }
        let next = self.ending(id).map_or(NO_FORM, |ending| ending.next);
        self.declared[id as usize] = None;
        self.free.push(id);
        self.link(first, before, next)
    }

    /// Makes `next` follow `before`, or be the first; gives the first.
    fn link(&mut self, first: u32, before: Option<u32>, next: u32) -> u32 {
        match before {
            None => next,
            Some(before) => {
                self.endings[before as usize].next = next;
                first
            }
        }
    }
}
