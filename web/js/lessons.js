// Lessons that are solved: the results are kept for the user, if they can be. Several tabs share them; the better one
// of each lesson stays.

const key = "headroom.lessons";

function remembered() {
  try { return localStorage.getItem(key) ?? ""; } catch { return ""; }
}

export function connectLessons(module, loop) {
  module.mergeLessonRecords(remembered());
  let known = module.lessonRecords();
  loop.onFrame(() => {
    if (module.lessonRecords() === known) return;
    module.mergeLessonRecords(remembered()); // of another tab
    known = module.lessonRecords();
    // Where storage is blocked, the results last as long as the page.
    try { localStorage.setItem(key, known); } catch { /* nothing to do */ }
  });
}
