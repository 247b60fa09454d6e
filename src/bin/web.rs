//! The browser's entry.

fn main() {
    pinprick::app::root::mount();
}
