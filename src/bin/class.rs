//! The browser's entry in present mode, which can do more than the page (feature `class`).

fn main() {
    pinprick::app::root::mount();
}
