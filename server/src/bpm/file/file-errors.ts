import { defineError } from '../../http/errors.ts';

export const fileTooLarge = defineError('file-too-large', 413, {
  zh: '文件过大，单个文件不能超过 {limit} MB。',
  en: 'The file is too large. A file may have at most {limit} MB.',
});
export const fileTypeMismatch = defineError('file-type-mismatch', 415, {
  zh: '文件“{name}”的内容与其扩展名不符，或该类型不允许上传。',
  en: 'The content of "{name}" does not fit its name, or files of this type are not allowed.',
});
export const fileEmpty = defineError('file-empty', 400, {
  zh: '文件“{name}”是空的。',
  en: 'The file "{name}" is empty.',
});
export const fileMissing = defineError('file-missing', 400, {
  zh: '请选择要上传的文件。',
  en: 'Please choose a file to upload.',
});
export const badUpload = defineError('invalid-upload', 400, {
  zh: '上传内容不完整或格式不正确，请重试。',
  en: 'The upload is incomplete or malformed. Please try again.',
});
