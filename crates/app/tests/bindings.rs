//! Writes `ui/src/bindings.ts` from the table of commands and the types in it, and fails when the file is stale.
//!
//! `UPDATE_BINDINGS=1 cargo test -p app --test bindings` writes it; without the variable nothing is written.

use std::any::TypeId;
use std::collections::{BTreeMap, HashSet};
use std::fmt::Write as _;
use std::path::PathBuf;

use app::for_each_command;
use app::view::*;
use pull_secret::{Draft, Handle, Preset};
use ts_rs::{Config, TS, TypeVisitor};

const HEAD: &str = "\
// Generated from crates/app/src/contract.rs and the types it names; `./dev bindings` writes it anew.
";

macro_rules! describe {
    ($($feature:ident.$name:ident($takes:ty) -> $gives:ty;)*) => {
        fn commands(file: &mut Bindings) -> String {
            let mut rows = String::new();
            $(
                file.visit::<$takes>();
                file.visit::<$gives>();
                let takes = <$takes as TS>::name(&file.config);
                let gives = <$gives as TS>::name(&file.config);
                writeln!(rows, "  {}: {{ args: {takes}; result: {gives} }};", stringify!($name)).unwrap();
            )*
            rows
        }
    };
}

for_each_command!(describe);

#[test]
fn the_bindings_of_the_window_are_those_of_the_application() {
    let bindings = generate();
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../ui/src/bindings.ts");
    if std::env::var_os("UPDATE_BINDINGS").is_some() {
        std::fs::write(&path, &bindings).unwrap();
    }
    let written = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        written == bindings,
        "ui/src/bindings.ts is stale: run ./dev bindings"
    );
}

fn generate() -> String {
    let mut file = Bindings {
        config: Config::new().with_large_int("number"),
        seen: HashSet::new(),
        types: BTreeMap::new(),
    };
    let rows = commands(&mut file);
    file.visit::<Event>();
    file.visit::<FieldPaste>();
    file.visit::<RawBodyInput>();
    file.visit::<RawBodyView>();
    file.visit::<Handle>();
    let types: String = file.types.into_values().collect();
    let doc = "/** Every command: what it takes and what it gives. A failed one rejects with a Problem. */";
    format!("{HEAD}\n{types}{doc}\nexport interface Commands {{\n{rows}}}\n")
}

struct Bindings {
    config: Config,
    seen: HashSet<TypeId>,
    types: BTreeMap<String, String>,
}

impl TypeVisitor for Bindings {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if !self.seen.insert(TypeId::of::<T>()) {
            return;
        }
        if T::output_path().is_some() {
            let declared = format!(
                "{}export {}\n\n",
                T::docs().unwrap_or_default(),
                T::decl(&self.config)
            );
            self.types.insert(T::ident(&self.config), declared);
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
    }
}
