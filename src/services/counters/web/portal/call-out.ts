/** Calls a number out: two soft tones, and where the browser can speak, the number and the desk. */
import type { Language } from '../../../../shared/languages.ts';
import { t } from '../../../../web/kit/texts/texts.ts';

let audio: AudioContext | undefined;

function tone(context: AudioContext, hertz: number, from: number): void {
  const source = context.createOscillator();
  const volume = context.createGain();
  source.frequency.value = hertz;
  volume.gain.setValueAtTime(0.0001, from);
  volume.gain.exponentialRampToValueAtTime(0.4, from + 0.03);
  volume.gain.exponentialRampToValueAtTime(0.0001, from + 0.9);
  source.connect(volume).connect(context.destination);
  source.start(from);
  source.stop(from + 1);
}

/** Without sound in the browser nothing happens: the number stands on the screen. */
export function chime(): void {
  try {
    audio ??= new AudioContext();
    void audio.resume();
    tone(audio, 659, audio.currentTime);
    tone(audio, 523, audio.currentTime + 0.35);
  } catch {
    audio = undefined;
  }
}

/** Letter and digits one by one: "A, nol, satu, dua" is heard in a noisy room where "dua belas" is not. */
function spelled(label: string): string {
  return label.split('').join(' ');
}

const VOICES: Record<Language, string> = { id: 'id-ID', en: 'en-GB', jv: 'id-ID', zh: 'zh-CN' };

export function speak(label: string, desk: string, language: Language): void {
  if (!('speechSynthesis' in window)) return;
  const words = new SpeechSynthesisUtterance(t('counters.display.spoken', { number: spelled(label), desk }));
  words.lang = VOICES[language];
  words.rate = 0.9;
  window.speechSynthesis.speak(words);
}
