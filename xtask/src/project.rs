//! Where things lie in the project.

use std::path::PathBuf;

/// The folder of the workspace.
pub(crate) fn root() -> PathBuf {
    let mut root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    root.pop();
    root
}

/// Everything that is made: never under version control.
pub(crate) fn target() -> PathBuf {
    root().join("target")
}

/// The tools that were installed for this project alone.
pub(crate) fn tools() -> PathBuf {
    target().join("tools")
}

/// The page as readers get it.
pub(crate) fn site() -> PathBuf {
    target().join("site")
}
