// The functions that C++ exports, with texts as JavaScript strings.

const text = "string";
const number = "number";

// name: [C name, result, arguments]
const functions = {
  start: ["headroom_start", number, []],
  frame: ["headroom_frame", number, [number, number, number, number]],
  pointerMove: ["headroom_pointer_move", null, [number, number, number, number]],
  pointerLeave: ["headroom_pointer_leave", null, []],
  pointerButton: ["headroom_pointer_button", null, [number, number]],
  wheel: ["headroom_wheel", null, [number, number]],
  pan: ["headroom_pan", null, [number, number]],
  shift: ["headroom_shift", null, [number]],
  prefer: ["headroom_prefer", null, [number, number]],
  noteLetters: ["headroom_note_letters", null, [text]],
  missingLetters: ["headroom_missing_letters", text, []],
  giveLetter: ["headroom_give_letter", null, [number, number, number, number, number, number, number, text]],
  key: ["headroom_key", null, [text, text, number, number]],
  text: ["headroom_text", null, [text]],
  focus: ["headroom_focus", null, [number]],
  requestFrames: ["headroom_request_frames", null, []],
  setTheme: ["headroom_set_theme", null, [number]],
  isDark: ["headroom_is_dark", number, []],
  setEmbedded: ["headroom_set_embedded", null, [number]],
  tabLeaves: ["headroom_tab_leaves", number, [number]],
  enterByTab: ["headroom_enter_by_tab", null, [number]],
  wheelMoves: ["headroom_wheel_moves", number, [number, number]],
  drags: ["headroom_drags", number, []],
  cursor: ["headroom_cursor", number, []],
  wantsText: ["headroom_wants_text", number, []],
  caret: ["headroom_caret", number, [number]],
  offerFile: ["headroom_offer_file", null, [text, text, number]],
  hiddenColumns: ["headroom_hidden_columns", text, []],
  hideColumns: ["headroom_hide_columns", null, [text]],
  lesson: ["headroom_lesson", text, []],
  lessonRecords: ["headroom_lesson_records", text, []],
  mergeLessonRecords: ["headroom_merge_lesson_records", null, [text]],
  takeRequests: ["headroom_take_requests", text, []],
  jobProgress: ["headroom_job_progress", null, [number, number, text]],
  jobDone: ["headroom_job_done", null, [number, text]],
  jobFailed: ["headroom_job_failed", null, [number, text]],
  notice: ["headroom_notice", null, [text, number]],
  setClipboard: ["headroom_set_clipboard", null, [text]],
  version: ["headroom_version", text, []],
  load: ["headroom_load", text, [text, text]],
  step: ["headroom_step", text, [text]],
  advanceTo: ["headroom_advance_to", text, [text]],
  runToEnd: ["headroom_run_to_end", text, []],
  seek: ["headroom_seek", text, [text]],
  report: ["headroom_report", text, []],
  scenario: ["headroom_scenario", text, []],
  linkFragment: ["headroom_link_fragment", text, []],
  openLink: ["headroom_open_link", number, [text]],
  clearKept: ["headroom_clear_kept", null, []],
  addKept: ["headroom_add_kept", null, [text, text, text, number]],
  hasWork: ["headroom_has_work", number, []],
  keptSteps: ["headroom_kept_steps", number, []],
  loads: ["headroom_loads", number, []],
  journal: ["headroom_journal", text, []],
  resume: ["headroom_resume", text, [text]],
  keptName: ["headroom_kept_name", text, []],
  revision: ["headroom_revision", number, []],
  setScale: ["headroom_set_scale", null, [number]],
  scale: ["headroom_scale", number, []],
  setSingleKeys: ["headroom_set_single_keys", null, [number]],
  singleKeys: ["headroom_single_keys", number, []],
  presets: ["headroom_presets", text, []],
  scenarioName: ["headroom_scenario_name", text, []],
  scenarioFileName: ["headroom_scenario_file_name", text, []],
  hasUnsavedChanges: ["headroom_has_unsaved_changes", number, []],
  markSaved: ["headroom_mark_saved", null, []],
  widgets: ["headroom_widgets", text, []],
  mirror: ["headroom_mirror", text, []],
  pressWidget: ["headroom_press_widget", number, [number]],
  reachWidget: ["headroom_reach_widget", number, [number]],
  changeWidget: ["headroom_change_widget", number, [number, text]],
  frames: ["headroom_frames", number, []],
  frameWork: ["headroom_frame_work", text, []],
};

/// Texts of any length: cwrap's own strings live on the small stack.
function wrap(raw, name, result, kinds) {
  const exported = raw["_" + name];
  if (typeof exported !== "function") {
    throw new Error(`The parts of this page are of different versions (${name} is missing). ` +
                    "Load the page again; if it stays so, clear this site's data in the browser.");
  }
  return (...values) => {
    const allocated = [];
    const passed = values.map((value, index) => {
      if (kinds[index] !== text) return value;
      const length = raw.lengthBytesUTF8(value) + 1;
      const pointer = raw._malloc(length);
      raw.stringToUTF8(value, pointer, length);
      allocated.push(pointer);
      return pointer;
    });
    try {
      const returned = exported(...passed);
      return result === text ? raw.UTF8ToString(returned) : returned;
    } finally {
      allocated.forEach((pointer) => raw._free(pointer));
    }
  };
}

export function wrapModule(raw) {
  const wrapped = {};
  for (const [name, [symbol, result, kinds]] of Object.entries(functions)) {
    wrapped[name] = wrap(raw, symbol, result, kinds);
  }
  return wrapped;
}
