// SPDX-License-Identifier: Apache-2.0
// Decodes what the engine leaves to the browser: M4A and AAC, WebM and the like.

const rate = 44100; // Hz, of what decodeFile() returns: twice what the engine analyses

/**
 * @param {Blob} file @param {string} refusal what to say if the browser fails; '' if nothing is known
 * @returns {Promise<{rate: number, channels: Float32Array<ArrayBuffer>[]}>} rejects with a sentence
 */
export async function decodeFile(file, refusal = '') {
  let sound;
  try {
    const context = new OfflineAudioContext(1, 1, rate);
    sound = await context.decodeAudioData(await file.arrayBuffer());
  } catch {
    throw new Error(
      refusal ||
        'this browser cannot decode it: it is damaged, protected, or of a kind that the browser does not know; ' +
          'convert it to FLAC, MP3 or WAV',
    );
  }
  const channels = [];
  for (let channel = 0; channel < sound.numberOfChannels; ++channel) {
    const samples = new Float32Array(sound.length);
    sound.copyFromChannel(samples, channel);
    channels.push(samples);
  }
  return { rate, channels };
}
