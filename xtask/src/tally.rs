//! Counting what passed and what failed.

use crate::shell::Ran;

/// Tests and checks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) passed: u64,
    pub(crate) failed: u64,
}

impl std::ops::AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

impl std::fmt::Display for Tally {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{} passed, {} failed", self.passed, self.failed)
    }
}

impl Tally {
    /// Something that is one test by itself.
    pub(crate) fn single(passed: bool) -> Self {
        Self { passed: u64::from(passed), failed: u64::from(!passed) }
    }

    /// The sum of the `test result:` lines of a `cargo test`, native or in a browser.
    pub(crate) fn from_cargo_test(ran: &Ran) -> Self {
        let mut tally = Self::default();
        for line in &ran.lines {
            if let Some(counts) = line.trim_start().strip_prefix("test result:") {
                tally += Self { passed: count_before(counts, "passed"), failed: count_before(counts, "failed") };
            }
        }
        tally.honest(ran.success)
    }

    /// The `stats` of Playwright's JSON report.
    pub(crate) fn from_playwright(report: &str, success: bool) -> Self {
        let stats = report.rsplit_once("\"stats\"").map_or("", |(_, stats)| stats);
        let field = |name: &str| -> u64 {
            let after = stats.split_once(&format!("\"{name}\":")).map_or("", |(_, after)| after);
            let digits: String = after.trim_start().chars().take_while(char::is_ascii_digit).collect();
            digits.parse().unwrap_or(0)
        };
        // A skipped test counts as failed: nothing is skipped on purpose, so it did not run because another broke.
        let failed = field("unexpected") + field("flaky") + field("skipped");
        Self { passed: field("expected"), failed }.honest(success)
    }

    /// A run that failed without a failed test (it did not compile, it crashed), or that ran nothing, counts as one failure.
    fn honest(mut self, success: bool) -> Self {
        if self.failed == 0 && (!success || self.passed == 0) {
            self.failed = 1;
        }
        self
    }
}

fn count_before(text: &str, word: &str) -> u64 {
    let words: Vec<&str> = text.split([' ', ';', '.']).filter(|word| !word.is_empty()).collect();
    let before = words.windows(2).find(|pair| pair[1] == word).map(|pair| pair[0]);
    before.and_then(|count| count.parse().ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ran(success: bool, text: &str) -> Ran {
        Ran { success, lines: text.lines().map(str::to_owned).collect() }
    }

    #[test]
    fn the_results_of_all_test_binaries_are_added() {
        let text = "running 3 tests\ntest result: ok. 3 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s\n\
                    test result: FAILED. 10 passed; 2 failed; 0 ignored; 0 filtered out; finished in 1.2s";
        assert_eq!(Tally::from_cargo_test(&ran(false, text)), Tally { passed: 13, failed: 2 });
    }

    #[test]
    fn a_build_that_breaks_is_a_failure() {
        assert_eq!(
            Tally::from_cargo_test(&ran(false, "error[E0425]: cannot find value")),
            Tally { passed: 0, failed: 1 }
        );
    }

    #[test]
    fn a_crash_after_good_tests_is_a_failure() {
        let text = "test result: ok. 3 passed; 0 failed; 0 ignored";
        assert_eq!(Tally::from_cargo_test(&ran(false, text)), Tally { passed: 3, failed: 1 });
    }

    #[test]
    fn running_nothing_is_a_failure() {
        assert_eq!(Tally::from_cargo_test(&ran(true, "")), Tally { passed: 0, failed: 1 });
        assert_eq!(Tally::from_playwright("", true), Tally { passed: 0, failed: 1 });
    }

    #[test]
    fn playwrights_report_is_read() {
        let report = r#"{ "suites": [], "errors": [], "stats": { "startTime": "2026", "duration": 12.5,
            "expected": 21, "skipped": 1, "unexpected": 2, "flaky": 0 } }"#;
        assert_eq!(Tally::from_playwright(report, false), Tally { passed: 21, failed: 3 });
    }
}
