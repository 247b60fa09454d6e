//! Waiting: until the page has nothing more urgent to do, or for a while.

use super::host;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// The wait where the browser does not tell when it is idle, ms.
const PATIENCE_MS: i32 = 200;

/// A wait; dropped before it is over, it never ends.
pub struct Idle {
    handle: Handle,
    _act: Closure<dyn FnMut()>,
}

enum Handle {
    Idle(u32),
    Timeout(i32),
}

impl Idle {
    /// Acts once, when the page is idle. None where there is no page.
    #[must_use]
    pub fn wait(act: impl FnMut() + 'static) -> Option<Self> {
        Self::start(None, Box::new(act))
    }

    /// Acts once, after so many ms. None where there is no page.
    #[must_use]
    pub fn after(wait_ms: i32, act: impl FnMut() + 'static) -> Option<Self> {
        Self::start(Some(wait_ms), Box::new(act))
    }

    fn start(wait_ms: Option<i32>, act: Box<dyn FnMut()>) -> Option<Self> {
        let window = host::window()?;
        let act = Closure::wrap(act);
        let function = act.as_ref().unchecked_ref();
        // Not every browser tells.
        let idle = if wait_ms.is_none() { window.request_idle_callback(function).ok() } else { None };
        let handle = match idle {
            Some(handle) => Handle::Idle(handle),
            None => Handle::Timeout(
                window
                    .set_timeout_with_callback_and_timeout_and_arguments_0(function, wait_ms.unwrap_or(PATIENCE_MS))
                    .ok()?,
            ),
        };
        Some(Self { handle, _act: act })
    }
}

impl Drop for Idle {
    fn drop(&mut self) {
        // A wait that is over is no longer known, and that is no error.
        match (host::window(), &self.handle) {
            (Some(window), Handle::Idle(handle)) => window.cancel_idle_callback(*handle),
            (Some(window), Handle::Timeout(handle)) => window.clear_timeout_with_handle(*handle),
            (None, _) => {}
        }
    }
}
