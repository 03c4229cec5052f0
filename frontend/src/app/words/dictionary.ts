import { type Language, useLanguage } from './language';

export type Dictionary<T> = Record<Language, T>;

/**
 * The words of one part of the application. The Chinese ones come first and give the shape; a key that the English
 * ones lack or add does not compile. For a closed list of the API, name the type:
 * `dictionary<Record<Schemas['Role'], string>>(…)`, and a value without words does not compile either.
 */
export function dictionary<T>(chinese: T, english: NoInfer<T>): Dictionary<T> {
  return { 'zh-CN': chinese, en: english };
}

/** The words of a dictionary in the language of the screen. */
export function useWords<T>(words: Dictionary<T>): T {
  return words[useLanguage().language];
}
