// SPDX-License-Identifier: Apache-2.0
// How a song sounds to people, which emotions it expresses, and why. The song stays where it is: in this page, in this process.
//
//     import { Moodglass } from 'moodglass';
//     const moodglass = await Moodglass.load();
//     const analysis = await moodglass.analyse(file, { onProgress: ({ fraction }) => show(fraction) });
//     console.log(analysis.emotions.tension.mean, analysis.sentences.tension);
//     const why = await moodglass.explain(analysis, { emotion: 'tension', begin_s: 58, end_s: 80 });
//     moodglass.close();
//
// Values are ratings divided by ten, times are seconds in the file. Whatever is refused rejects with an Error whose message is a
// plain sentence: what happened, why, and what to do.

export type Feature = 'melodiousness' | 'articulation' | 'rhythmic_complexity' | 'rhythmic_stability' | 'dissonance' | 'tonal_stability' | 'minorness';
export type Emotion = 'valence' | 'energy' | 'tension' | 'anger' | 'fear' | 'happy' | 'sad' | 'tender';

/** In the order of all arrays. */
export const features: readonly Feature[];
export const emotions: readonly Emotion[];

export interface Estimate {
  /** Of the whole song. */
  mean: number;
  /** The 80 % prediction interval. */
  low: number;
  high: number;
  /** 0 to 100: the share of the reference music that lies below. */
  percentile: number;
}

export interface EmotionEstimate extends Estimate {
  /** The interval covers the middle half of the reference music. */
  ambiguous: boolean;
}

export interface LeftOut {
  black_box: number;
  value: number;
  percentile: number;
}

/** Low, first quartile, median, third quartile, high and mean over the reference music. */
export type Box = [number, number, number, number, number, number];

/** docs/analysis.schema.json describes the same. What is optional is left out by a model that does not know it. */
export interface Analysis {
  file: string;
  duration_s: number;
  model: { name: string; version: string; sha256: string; scheme: 'joint' | 'a2mid2e' | 'a2e' };
  engine: { version: string; kernels: string };
  timings_s: { decode: number; spectrogram: number; network: number; total: number };
  /** 'cut after 12.4 s: analysed up to there' */
  warnings: string[];
  reference: { kind: string; clips: string; chosen: 'auto' | 'asked' | 'unsure'; probabilities: Record<string, number> };
  interval_scale: number;
  midlevel?: Record<Feature, Estimate>;
  measured?: Record<Feature, number>;
  emotions: Record<Emotion, EmotionEstimate>;
  sentences: Record<Emotion, string>;
  /** bias + the seven effects = the emotion, to 1e-5. */
  effects?: Record<Emotion, Record<Feature, number> & { bias: number }>;
  weights?: Record<Emotion, Record<Feature, number>>;
  reference_effects?: Record<Emotion, Record<Feature, Box>>;
  left_out?: Record<Emotion, LeftOut>;
  reference_left_out?: Record<Emotion, Box>;
  feature_space?: object;
  /** Valence and energy of the reference music. */
  reference_plane: [number, number][];
  /** Views of ten seconds, one a second. */
  windows: { start_s: number; end_s: number; midlevel?: number[]; emotions: number[] }[];
  /** The finest view, about four values a second: a list for each feature and each emotion. */
  curve: { start_s: number; hop_s: number; midlevel?: number[][]; emotions: number[][]; black_box?: number[][] };
  /** What the song consists of, one after the other; sections that sound alike share a letter. */
  sections?: {
    start_s: number;
    end_s: number;
    letter: string;
    /** Like the first of its letter, yet not the same. */
    varied: boolean;
    midlevel?: number[];
    emotions: number[];
    /** From the rest of the song, in standard deviations of all reference music. */
    midlevel_apart?: number[];
    emotions_apart: number[];
  }[];
  /** The ten seconds in which each emotion is strongest. */
  moments?: Record<Emotion, { start_s: number; end_s: number; value: number; apart: number }>;
  harmony?: object;
}

export interface Question {
  /** One of the two. */
  emotion?: Emotion;
  feature?: Feature;
  /** Of an emotion: what its reasons leave out. */
  leftOut?: boolean;
  /** The stretch; what lies outside the sound is cut off. Without: the whole song. */
  begin_s?: number;
  end_s?: number;
  /** Of the emotion, 0 to 1, that `change` should bring about. Without: the reference music's median. */
  level?: number;
  /** What the map is counted from: what is usual in the reference music, or silence. Without: what is usual. */
  countedFrom?: 'usual' | 'silence';
}

export interface Highlight {
  begin_s: number;
  end_s: number;
  low_hz: number;
  high_hz: number;
}

export interface Explanation {
  of: Emotion | Feature;
  begin_s: number;
  end_s: number;
  value: number;
  percentile: number;
  sentence: string;
  /** Of an emotion that has reasons: bias + effects = value, to 1e-4. */
  bias?: number;
  effects?: Record<Feature, number>;
  relative_effects?: Record<Feature, number>;
  usual_effects?: Record<Feature, number>;
  left_out?: LeftOut;
  change?: string;
  /** About two seconds, and a range of frequencies, that raise it most, and that lower it most. */
  raises: Highlight;
  lowers: Highlight;
  map: { from: 'usual' | 'silence'; base: number; measured: number; start_s: number; column_s: number; row_hz: number[]; of_columns: number[]; of_rows: number[] };
}

/** Where in the sound a value comes from: base + the sum of all values = the value, to 1e-4. */
export interface SoundMap {
  /** Along time. */
  columns: number;
  /** Along frequency, from low to high. */
  rows: number;
  /** (columns, rows), row-major: each cell's contribution. */
  values: Float32Array;
  /** Silence also where the model does not tell what is usual. */
  from: 'usual' | 'silence';
  /** What is usual, or what silence is given, and what is measured. */
  base: number;
  /** As much of the base, beyond what is usual. */
  measured: number;
  /** The middle of the first column, and from one to the next. */
  start_s: number;
  column_s: number;
  row_hz: number[];
}

export interface Differences {
  first: number;
  second: number;
  difference: number;
}

export interface Comparison {
  first: string;
  second: string;
  model: { name: string; version: string; sha256: string };
  /** unsure: all music, for the songs are of different kinds, or one is of none for sure. */
  reference: { kind: string; clips: string; chosen: 'auto' | 'asked' | 'unsure' };
  /** Of which the effects are told. */
  emotion: Emotion;
  sentence: string;
  effects: Record<Feature, Differences>;
  midlevel: Record<Feature, Differences>;
  emotions: Record<Emotion, Differences>;
}

/** A file, the bytes of one, or samples at a rate in Hz: of one channel, or a list of channels. All are copied. */
export type Song = Blob | ArrayBuffer | ArrayBufferView | { samples: Float32Array | Float32Array[]; rate: number };

export interface LoadOptions {
  /** Another model: the address or the bytes of a .safetensors file. Without: the one in this package. */
  model?: URL | string | ArrayBuffer | ArrayBufferView;
  /** How many workers share a song; 0: none, all is done in the caller's thread. Without: as many as there are cores, at most 8. */
  workers?: number;
  /** Without: what this machine can run; `relaxed` is faster. */
  kernels?: 'simd' | 'relaxed';
}

export interface AnalyseOptions {
  /** Ends it: the promise rejects with the signal's reason. */
  signal?: AbortSignal;
  /** fraction: of the whole way, 0 to 1; never less than before. */
  onProgress?: (progress: { stage: 'decoding' | 'analysing' | 'done'; fraction: number }) => void;
  /** What is known so far, about twice a second. It cannot be explained. */
  onPartial?: (analysis: Analysis) => void;
  /** What the result calls it. Without: the file's name, or ''. */
  name?: string;
}

export class Moodglass {
  private constructor();
  static load(options?: LoadOptions): Promise<Moodglass>;

  /** Songs are taken one after the other; all workers share each. */
  analyse(song: Song, options?: AnalyseOptions): Promise<Analysis>;

  /** Why, of a song that this object has analysed. The object keeps what it needs for as long as the analysis is kept. */
  explain(analysis: Analysis, question: Question): Promise<Explanation>;

  /** Where in the sound. */
  map(analysis: Analysis, question: Question): Promise<SoundMap>;

  /** What differs, and by which effects. emotion: without, the one that differs most. */
  compare(first: Analysis, second: Analysis, options?: { emotion?: Emotion }): Promise<Comparison>;

  /** Ends the workers, and what they are at. */
  close(): void;
}
