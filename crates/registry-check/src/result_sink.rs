//! The lines of one image as they are found, so that a check that ends early has still said what it knows.

use parking_lot::Mutex;

use crate::step_result::StepResult;
use crate::{Code, Line, Step};

/// Takes lines and passes them on at once.
pub(crate) struct ResultSink<'a> {
    image: usize,
    lines: Mutex<Vec<Line>>,
    on_line: &'a (dyn Fn(&Line) + Sync),
}

impl<'a> ResultSink<'a> {
    pub(crate) fn new(image: usize, on_line: &'a (dyn Fn(&Line) + Sync)) -> Self {
        Self {
            image,
            lines: Mutex::default(),
            on_line,
        }
    }

    /// Says something about a step.
    pub(crate) fn report(&self, step: Step, result: StepResult) {
        let line = result.about(self.image, step);
        (self.on_line)(&line);
        self.lines.lock().push(line);
    }

    /// The first step that nothing was said about.
    pub(crate) fn open(&self) -> Option<Step> {
        let lines = self.lines.lock();
        Step::ALL
            .into_iter()
            .find(|&step| lines.iter().all(|line| line.step != step))
    }

    /// All lines in the order of the steps; steps that nothing was said about were not tried.
    pub(crate) fn finish(self) -> Vec<Line> {
        while let Some(step) = self.open() {
            self.report(step, StepResult::not_tried(Code::EarlierStep));
        }
        let mut lines = self.lines.into_inner();
        lines.sort_by_key(|line| line.step);
        lines
    }
}
