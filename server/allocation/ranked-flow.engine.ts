/**
 * Flows whose costs are lists of whole numbers, compared place by place, the first first. Profiles ("most first choices, then
 * most second ones") are such lists; as single numbers they would outgrow what a number can hold.
 */
export class RankedFlow {
  private readonly to: number[] = [];
  private readonly room: number[] = [];
  private readonly cost: number[] = [];
  private readonly out: readonly number[][];
  private readonly distance: Float64Array;
  private readonly isReached: Uint8Array;
  private readonly arrivedBy: Int32Array;

  /** `width` is the length of every cost. */
  constructor(
    private readonly nodes: number,
    private readonly width: number,
  ) {
    this.out = Array.from({ length: nodes }, () => []);
    this.distance = new Float64Array(nodes * width);
    this.isReached = new Uint8Array(nodes);
    this.arrivedBy = new Int32Array(nodes);
  }

  /** Answers the arc's number, for `used`. */
  addArc(from: number, to: number, room: number, cost: readonly number[] = []): number {
    const arc = this.to.length;
    this.to.push(to, from);
    this.room.push(room, 0);
    for (let place = 0; place < this.width; place += 1) this.cost.push(cost[place] ?? 0);
    for (let place = 0; place < this.width; place += 1) this.cost.push(-(cost[place] ?? 0));
    this.out[from]!.push(arc);
    this.out[to]!.push(arc + 1);
    return arc;
  }

  /** How much flows through an arc. */
  used(arc: number): number {
    return this.room[arc + 1]!;
  }

  /** The largest flow and, of those, one of least cost, one unit at a time; every `onUnit` one more has arrived. */
  maximise(source: number, sink: number, onUnit: () => void): void {
    while (this.findPath(source, sink)) {
      for (let node = sink; node !== source; node = this.to[this.arrivedBy[node]! ^ 1]!) {
        this.room[this.arrivedBy[node]!]! -= 1;
        this.room[this.arrivedBy[node]! ^ 1]! += 1;
      }
      onUnit();
    }
  }

  /** Bellman's and Ford's shortest path with a queue: costs may be negative, cycles of them do not arise. */
  private findPath(source: number, sink: number): boolean {
    this.isReached.fill(0);
    this.isReached[source] = 1;
    this.distance.fill(0, source * this.width, (source + 1) * this.width);
    const isQueued = new Uint8Array(this.nodes);
    const queue = [source];
    // An array gives what is put at its end while it is read.
    for (const node of queue) {
      isQueued[node] = 0;
      for (const arc of this.out[node]!) {
        const to = this.to[arc]!;
        if (this.room[arc] === 0 || !this.isNearer(node, arc, to)) continue;
        this.arrive(node, arc, to);
        if (isQueued[to] === 1 || to === sink) continue;
        isQueued[to] = 1;
        queue.push(to);
      }
    }
    return this.isReached[sink] === 1;
  }

  private isNearer(from: number, arc: number, to: number): boolean {
    if (this.isReached[to] === 0) return true;
    for (let place = 0; place < this.width; place += 1) {
      const difference =
        this.distance[from * this.width + place]! +
        this.cost[arc * this.width + place]! -
        this.distance[to * this.width + place]!;
      if (difference !== 0) return difference < 0;
    }
    return false;
  }

  private arrive(from: number, arc: number, to: number): void {
    for (let place = 0; place < this.width; place += 1)
      this.distance[to * this.width + place] = this.distance[from * this.width + place]! + this.cost[arc * this.width + place]!;
    this.isReached[to] = 1;
    this.arrivedBy[to] = arc;
  }
}
