import type { Api } from '../shared/http.ts';
import type { KnownArtifact } from './filter.ts';

interface Answer {
  readonly artifacts: readonly KnownArtifact[];
  readonly truncated: boolean;
}

/** The artifacts that have logs, as far as this browser has heard of them. */
export class KnownArtifacts {
  private list: Promise<readonly KnownArtifact[] | undefined> | undefined;

  constructor(private readonly api: Api) {}

  /** All of them; undefined when there are too many to know. Throws a CallError when the server can't say. */
  all(): Promise<readonly KnownArtifact[] | undefined> {
    this.list ??= this.fetch();
    return this.list;
  }

  /** Takes over what another call said. */
  note({ artifacts, truncated }: Answer): void {
    this.list = Promise.resolve(truncated ? undefined : artifacts);
  }

  /** Asks again next time. */
  forget(): void {
    this.list = undefined;
  }

  private async fetch(): Promise<readonly KnownArtifact[] | undefined> {
    try {
      const { artifacts, truncated } = await this.api.get<Answer>('/itspaces/monitoring/artifacts');
      return truncated ? undefined : artifacts;
    } catch (failure) {
      this.forget();
      throw failure;
    }
  }
}
