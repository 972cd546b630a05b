import { inject, Injectable } from '@angular/core';
import { Api } from './api.ts';

export interface Upload<T> {
  readonly done: Promise<T>;
  cancel(): void;
}

/** Sends one file with progress, which `fetch` cannot tell. */
@Injectable({ providedIn: 'root' })
export class Uploads {
  readonly #api = inject(Api);

  /** `progress` gets the share that has been sent, 0 to 1; a cancelled upload rejects with an `AbortError`. */
  send<T>(
    path: string,
    file: File,
    progress: (share: number) => void,
    fields: Readonly<Record<string, string>> = {},
  ): Upload<T> {
    const request = new XMLHttpRequest();
    const done = new Promise<T>((resolve, reject) => {
      request.upload.onprogress = (event) => progress(event.total > 0 ? event.loaded / event.total : 0);
      request.onabort = () => reject(new DOMException('Upload cancelled', 'AbortError'));
      request.onerror = () => reject(this.#api.offline());
      request.onload = () => {
        const answer = parse(request.responseText);
        if (request.status < 300) resolve(answer as T);
        else reject(this.#api.refuse(request.status, answer));
      };
      const form = new FormData();
      // The server reads fields before it takes the file.
      for (const [name, value] of Object.entries(fields)) form.append(name, value);
      form.append('file', file, file.name);
      request.open('POST', path);
      for (const [name, value] of Object.entries(this.#api.headers())) request.setRequestHeader(name, value);
      request.send(form);
    });
    return { done, cancel: () => request.abort() };
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
