// What tells a patient who does not look at the screen: a tone, a buzz, a voice. And a screen that stays on.

// Made in a tap; browsers allow no sound before. A phone that was locked or called lets it stand still.
let audio;

const Audio = window.AudioContext ?? window.webkitAudioContext;

export const wakeSound = () => {
  if (!Audio) return;
  // Closed for good, or interrupted in a way that nothing ends: a new one takes its place.
  if (audio?.state === "closed" || (audio?.state === "interrupted" && audio.wasTried)) {
    audio.close?.().catch(() => {});
    audio = undefined;
  }
  audio ??= new Audio();
  if (audio.state === "running") return;
  audio.wasTried = true;
  audio.resume().then(() => { audio.wasTried = false; }).catch(() => {});
};

const TONES = {
  work: [880, 0.35],
  rest: [440, 0.35],
  last: [660, 0.09],
  count: [740, 0.07],
  enough: [990, 0.35],
  end: [1047, 0.6],
};
const BUZZES = { work: [200], rest: [80, 80, 80], enough: [120, 80, 120], end: [300, 100, 300] };

export const tone = (name) => {
  if (audio?.state !== "running") return wakeSound();
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

// --- The voice ---------------------------------------------------------------------------------------------------------

const speech = window.speechSynthesis;

// Asked for early: the first list may be empty, and is filled later. Only a voice that is on the device is taken: others
// would send the words to a server.
export const ownVoice = () => speech?.getVoices().find((voice) => voice.localService && /^nl\b/i.test(voice.lang));

const voiceListeners = new Set();

export const whenVoicesChange = (hear) => voiceListeners.add(hear);

ownVoice();
speech?.addEventListener?.("voiceschanged", () => voiceListeners.forEach((hear) => hear()));

export const say = (words) => {
  const voice = ownVoice();
  if (!voice) return;
  const spoken = new SpeechSynthesisUtterance(words);
  spoken.voice = voice;
  spoken.lang = voice.lang;
  speech.cancel();
  speech.speak(spoken);
};

export const hush = () => speech?.cancel();

// --- The screen ----------------------------------------------------------------------------------------------------------

let lock = null;
let isWanted = false;
let isAsking = false;

// One request at a time; what was wanted meanwhile is done after it.
const settleLock = async () => {
  if (isAsking || !navigator.wakeLock) return;
  const isHeld = lock !== null && !lock.released;
  if (isWanted === isHeld || (isWanted && document.visibilityState !== "visible")) return;
  isAsking = true;
  try {
    if (isWanted) {
      lock = await navigator.wakeLock.request("screen");
      lock.addEventListener?.("release", settleLock);
    } else {
      const held = lock;
      lock = null;
      await held.release();
    }
  } catch {
    // Refused, on a battery nearly empty for one: the screen goes off as it always does.
    isAsking = false;
    return;
  }
  isAsking = false;
  settleLock();
};

export const stayAwake = (wanted) => {
  isWanted = wanted;
  settleLock();
};

document.addEventListener("visibilitychange", () => {
  settleLock();
  if (audio && document.visibilityState === "visible") wakeSound();
});
