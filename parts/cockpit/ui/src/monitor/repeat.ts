/** Does something again and again while a page is shown; off until it is asked for. */
export class Repeat {
  private seconds = 0;
  private paused = false;
  private work: (() => Promise<void>) | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** Seconds from the end of one round to the next; 0 when off. */
  get every(): number {
    return this.seconds;
  }

  get isPaused(): boolean {
    return this.paused;
  }

  /** Another page is shown, whose work this is; none when it has nothing to repeat. */
  attach(work: (() => Promise<void>) | undefined): void {
    this.work = work;
    this.schedule();
  }

  /** Turns it on with a pause in seconds, or off with 0. */
  set(seconds: number): void {
    this.seconds = seconds;
    this.paused = false;
    this.schedule();
  }

  /** Holds it, or goes on. */
  toggle(): void {
    this.paused = !this.paused;
    this.schedule();
  }

  private schedule(): void {
    clearTimeout(this.timer);
    if (this.seconds > 0 && !this.paused && this.work !== undefined) {
      this.timer = setTimeout(() => void this.run(), this.seconds * 1000);
    }
  }

  private async run(): Promise<void> {
    const work = this.work;
    // a tab that nobody sees asks nothing
    if (work !== undefined && !document.hidden) {
      await work();
    }
    if (work === this.work) {
      this.schedule();
    }
  }
}
