//! What a person can do with Pullpass, a method each.
