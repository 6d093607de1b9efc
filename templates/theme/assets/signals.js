// What tells a patient who does not look at the screen: a tone, a buzz, a voice. And a screen that stays on.

// Made in the tap that starts the session; browsers allow no sound before.
let audio;
let lock;
let wantsLock = false;

export const wakeSound = () => {
  const Audio = window.AudioContext ?? window.webkitAudioContext;
  if (!Audio) return;
  audio ??= new Audio();
  if (audio.state !== "running") audio.resume().catch(() => {});
};

const TONES = {
  work: [880, 0.35],
  rest: [440, 0.35],
  last: [660, 0.09],
  count: [740, 0.07],
  end: [1047, 0.6],
};
const BUZZES = { work: [200], rest: [80, 80, 80], end: [300, 100, 300] };

export const tone = (name) => {
  if (audio?.state !== "running") return;
  const [frequency, seconds] = TONES[name];
  const source = audio.createOscillator();
  const volume = audio.createGain();
  const now = audio.currentTime;
  source.frequency.value = frequency;
  // Swells and fades, so that it does not click.
  volume.gain.setValueAtTime(0.0001, now);
  volume.gain.exponentialRampToValueAtTime(0.3, now + 0.02);
  volume.gain.exponentialRampToValueAtTime(0.0001, now + seconds);
  source.connect(volume).connect(audio.destination);
  source.start(now);
  source.stop(now + seconds + 0.05);
};

export const buzz = (name) => BUZZES[name] && navigator.vibrate?.(BUZZES[name]);

export const canBuzz = () => "vibrate" in navigator;

// Only a voice that is on the device: others would send the words to a server.
export const ownVoice = () =>
  window.speechSynthesis?.getVoices().find((voice) => voice.localService && /^nl\b/i.test(voice.lang));

export const say = (words) => {
  const voice = ownVoice();
  if (!voice) return;
  const spoken = new SpeechSynthesisUtterance(words);
  spoken.voice = voice;
  spoken.lang = voice.lang;
  speechSynthesis.cancel();
  speechSynthesis.speak(spoken);
};

export const hush = () => window.speechSynthesis?.cancel();

// The lock is lost whenever the page is hidden, and asked for again when it is back.
export const stayAwake = async (isWanted) => {
  wantsLock = isWanted;
  if (!isWanted) {
    const held = lock;
    lock = undefined;
    await held?.release().catch(() => {});
    return;
  }
  if ((lock && !lock.released) || !navigator.wakeLock || document.visibilityState !== "visible") return;
  try {
    lock = await navigator.wakeLock.request("screen");
    if (!wantsLock) await stayAwake(false);
  } catch {
    // Refused, on a battery nearly empty for one: the screen goes off as it always does.
  }
};

document.addEventListener("visibilitychange", () => stayAwake(wantsLock));
