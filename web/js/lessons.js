// Keeps the results of solved lessons in the browser's storage, if there is one. Tabs share them: of each lesson the
// better result stays.

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
