import Toast from '@ui5/webcomponents/dist/Toast.js';

const SHOWN_MS = 4000;

/** Says something in passing, to eyes and to screen readers. */
export function notify(message: string): void {
  const toast = new Toast();
  toast.textContent = message;
  toast.duration = SHOWN_MS;
  toast.addEventListener('close', () => toast.remove());
  document.body.append(toast);
  toast.open = true;
}
