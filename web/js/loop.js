// Draws when something has changed, and not otherwise: a frame is asked for by input, by the script
// interface, or by the previous frame (playing, an animation, a notice that goes away).

export function createLoop(module, canvas) {
  let scheduled = false;
  let timer = 0;
  let last = performance.now();
  const listeners = [];
  const waiting = []; // for the next frame
  let failed = null; // the module has stopped for good
  let tellFailure = () => {};

  function size() {
    const ratio = window.devicePixelRatio || 1;
    return { width: window.innerWidth, height: window.innerHeight, ratio };
  }

  function fitCanvas({ width, height, ratio }) {
    const wide = Math.max(1, Math.round(width * ratio));
    const high = Math.max(1, Math.round(height * ratio));
    if (canvas.width !== wide) canvas.width = wide;
    if (canvas.height !== high) canvas.height = high;
  }

  /// Nothing is drawn after a failure of the module: its memory may be in any state.
  function draw(now) {
    scheduled = false;
    if (failed !== null) return;
    try {
      drawFrame(now);
    } catch (error) {
      fail(error);
    }
  }

  function fail(error) {
    if (failed !== null) return;
    failed = error;
    clearTimeout(timer);
    console.error(error);
    tellFailure(error);
  }

  function drawFrame(now) {
    clearTimeout(timer);
    const view = size();
    fitCanvas(view);
    const elapsed = Math.min(0.25, Math.max(0, (now - last) / 1000));
    last = now;
    const next = module.frame(view.width, view.height, view.ratio, elapsed);
    listeners.forEach((listener) => listener());
    waiting.splice(0).forEach((done) => done());
    if (next === 0) request();
    if (next > 0) timer = setTimeout(wake, next);
  }

  function wake() {
    module.requestFrames();
    request();
  }

  function request() {
    if (scheduled) return;
    scheduled = true;
    requestAnimationFrame(draw);
  }

  // A change of the pixel ratio (zoom, another screen) comes with no resize event of its own.
  function watchRatio() {
    const query = matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`);
    query.addEventListener("change", () => { watchRatio(); wake(); }, { once: true });
  }

  watchRatio();
  window.addEventListener("resize", wake);
  document.addEventListener("visibilitychange", () => { if (!document.hidden) wake(); });

  return {
    request,
    /// What ends the page: a trap of the module in a frame, or in a call from elsewhere.
    fail,
    onFailure: (tell) => { tellFailure = tell; },
    wake,
    drawNow: () => draw(performance.now()),
    onFrame: (listener) => listeners.push(listener),
    /// Once, after the next frame and what the page asked for in it.
    afterFrame: (done) => {
      waiting.push(done);
      request();
    },
  };
}
