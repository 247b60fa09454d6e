//! Many runs at once, on two threads, and what their results have in common.

use std::ops::Range;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Mean and spread of one quantity over seeds.
#[derive(Clone, Copy, Debug)]
pub struct Spread {
    /// Mean.
    pub mean: f64,
    /// Standard deviation of the sample.
    pub deviation: f64,
    /// Number of seeds.
    pub seeds: usize,
}

impl Spread {
    /// Of some values.
    pub fn of(values: &[f64]) -> Self {
        let seeds = values.len();
        let mean = values.iter().sum::<f64>() / seeds as f64;
        let squares: f64 = values.iter().map(|value| (value - mean).powi(2)).sum();
        Self { mean, deviation: (squares / (seeds - 1) as f64).sqrt(), seeds }
    }

    /// Standard error of the mean.
    pub fn standard_error(&self) -> f64 {
        self.deviation / (self.seeds as f64).sqrt()
    }
}

/// Does `work` for every number of `jobs`, on two threads; the results come in order.
pub fn on_two_threads<T: Send>(jobs: Range<usize>, work: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let next = AtomicUsize::new(jobs.start);
    let worker = || {
        let mut done = Vec::new();
        loop {
            let job = next.fetch_add(1, Ordering::Relaxed);
            if job >= jobs.end {
                return done;
            }
            done.push((job, work(job)));
        }
    };
    let mut done = thread::scope(|scope| {
        let other = scope.spawn(worker);
        let mut done = worker();
        done.extend(other.join().expect("the other thread has not panicked"));
        done
    });
    done.sort_by_key(|&(job, _)| job);
    done.into_iter().map(|(_, result)| result).collect()
}
