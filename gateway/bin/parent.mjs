// npm runs a script through a shell that does not hand signals on, and neither tells when it is killed: what npm started ends
// once its parent is gone, so that no process goes on holding port and data. Whoever starts these programs without npm decides.
const parent = process.ppid;
if (process.env.npm_lifecycle_event) {
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, "SIGTERM");
  }, 500).unref();
}
