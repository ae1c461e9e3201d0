/// One tab at a time has the work that is kept: two that write it would take it from each other. The others begin afresh, and can
/// be given the work. Held by a lock where the page may have one (not from a server without https), else by asking around.

const name = "malkoll-work";

type Message = { type: "who" | "here" | "give" | "given"; yes?: boolean };

export class Tabs {
  /// The work is to be given to another tab: keeps all of it, and says whether that went well.
  onGive: () => Promise<boolean> = async () => true;
  /// The work is another tab's now.
  onLost: () => void = () => {};

  private channel: BroadcastChannel | null = null;
  private waiting: ((message: Message) => void)[] = [];
  private release: (() => void) | null = null;
  private has = false;

  constructor() {
    try {
      this.channel = new BroadcastChannel(name);
    } catch {
      return;
    }
    this.channel.onmessage = (event: MessageEvent<Message>) => void this.hear(event.data);
  }

  /// True where this tab now has the work.
  async take(): Promise<boolean> {
    if (this.has) return true;
    this.has = navigator.locks ? await this.lock(400) : (await this.asked("who", "here", 300)) === null;
    return this.has;
  }

  /// Takes the work from the tab that has it. False: that tab has something that it could not keep.
  async takeOver(): Promise<boolean> {
    if (await this.take()) return true;  // that tab has gone, or keeps nothing now
    const answer = await this.asked("give", "given", 4000);
    // A tab that does not answer in all that time is frozen, or gone.
    if (answer?.yes === false) return false;
    if (this.has) return true;
    this.has = navigator.locks ? await this.lock(1500, answer === null) : true;
    return this.has;
  }

  /// The work is no longer this tab's.
  leave(): void {
    this.has = false;
    this.release?.();
  }

  private lock(wait: number, steal = false): Promise<boolean> {
    return new Promise((resolve) => {
      const stop = new AbortController();
      const late = setTimeout(() => stop.abort(), wait);
      const options: LockOptions = steal ? { steal } : { signal: stop.signal };
      navigator.locks.request(name, options, () => {
        clearTimeout(late);
        resolve(true);
        return new Promise<void>((done) => (this.release = done));
      }).catch(() => {
        resolve(false);
        if (this.has && !stop.signal.aborted) (this.has = false), this.onLost();  // stolen, while this tab was frozen
      });
    });
  }

  private asked(type: Message["type"], answer: Message["type"], wait: number): Promise<Message | null> {
    return new Promise((resolve) => {
      const late = setTimeout(() => resolve(null), wait);
      this.waiting.push((message) => {
        if (message.type !== answer) return;
        clearTimeout(late);
        resolve(message);
      });
      this.say({ type });
    });
  }

  private async hear(message: Message): Promise<void> {
    for (const one of this.waiting) one(message);
    if (!this.has) return;
    if (message.type === "who") this.say({ type: "here" });
    if (message.type !== "give") return;
    const yes = await this.onGive();
    if (yes) {
      this.leave();
      this.onLost();
    }
    this.say({ type: "given", yes });
  }

  private say(message: Message): void {
    this.channel?.postMessage(message);
  }
}
