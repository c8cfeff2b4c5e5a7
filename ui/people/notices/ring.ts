/** The sound of a notification: two soft tones, made here so that no file has to come. */
const TONES = [
  { hertz: 880, at: 0 },
  { hertz: 1_175, at: 0.14 },
];
const LASTS_S = 0.35;
const APART_S = 0.7;

let context: AudioContext | undefined;

/** Rings so many times. A browser in which nobody has clicked yet stays silent. */
export function ring(times: number): void {
  const sound = (context ??= new AudioContext());
  void sound.resume().catch(() => undefined);
  for (let nth = 0; nth < times; nth += 1)
    for (const { hertz, at } of TONES) {
      const begins = sound.currentTime + nth * APART_S + at;
      const tone = sound.createOscillator();
      const volume = sound.createGain();
      tone.frequency.value = hertz;
      volume.gain.setValueAtTime(0, begins);
      volume.gain.linearRampToValueAtTime(0.15, begins + 0.02);
      volume.gain.exponentialRampToValueAtTime(0.001, begins + LASTS_S);
      tone.connect(volume).connect(sound.destination);
      tone.start(begins);
      tone.stop(begins + LASTS_S);
    }
}
