import { OverlayContainer } from '@angular/cdk/overlay';
import { effect, inject, provideEnvironmentInitializer } from '@angular/core';
import {
  ApartmentOutline,
  BellOutline,
  CalendarOutline,
  CameraOutline,
  CheckCircleOutline,
  CheckOutline,
  ClockCircleOutline,
  CloseCircleOutline,
  CloseOutline,
  CopyOutline,
  DashboardOutline,
  DeleteOutline,
  DeploymentUnitOutline,
  DownloadOutline,
  DownOutline,
  EditOutline,
  ExclamationCircleOutline,
  ExpandAltOutline,
  ExperimentOutline,
  EyeOutline,
  FileOutline,
  FilterOutline,
  FolderOpenOutline,
  InboxOutline,
  InfoCircleOutline,
  LeftOutline,
  LockOutline,
  MenuOutline,
  PaperClipOutline,
  PartitionOutline,
  PlusCircleOutline,
  PlusOutline,
  QuestionCircleOutline,
  ReloadOutline,
  RightOutline,
  SafetyCertificateOutline,
  SaveOutline,
  SearchOutline,
  SendOutline,
  SettingOutline,
  TeamOutline,
  UnorderedListOutline,
  UpOutline,
  UserOutline,
  WarningOutline,
} from '@ant-design/icons-angular/icons';
import { en_US, NzI18nService, zh_CN } from 'ng-zorro-antd/i18n';
import { NzIconService } from 'ng-zorro-antd/icon';
import { Texts } from '../i18n/texts.ts';
import { nameDialogs } from './name-dialogs.ts';

const ICONS = [
  ApartmentOutline,
  BellOutline,
  CalendarOutline,
  CameraOutline,
  CheckCircleOutline,
  CheckOutline,
  ClockCircleOutline,
  CloseCircleOutline,
  CloseOutline,
  CopyOutline,
  DashboardOutline,
  DeleteOutline,
  DeploymentUnitOutline,
  DownloadOutline,
  DownOutline,
  EditOutline,
  ExclamationCircleOutline,
  ExpandAltOutline,
  ExperimentOutline,
  EyeOutline,
  FileOutline,
  FilterOutline,
  FolderOpenOutline,
  InboxOutline,
  InfoCircleOutline,
  LeftOutline,
  LockOutline,
  MenuOutline,
  PaperClipOutline,
  PartitionOutline,
  PlusCircleOutline,
  PlusOutline,
  QuestionCircleOutline,
  ReloadOutline,
  RightOutline,
  SafetyCertificateOutline,
  SaveOutline,
  SearchOutline,
  SendOutline,
  SettingOutline,
  TeamOutline,
  UnorderedListOutline,
  UpOutline,
  UserOutline,
  WarningOutline,
];

/** Icons and language of the component library, loaded with the staff area only. */
export function provideComponentLibrary() {
  return provideEnvironmentInitializer(() => {
    const texts = inject(Texts);
    const library = inject(NzI18nService);
    inject(NzIconService).addIcon(...ICONS);
    nameDialogs(inject(OverlayContainer).getContainerElement());
    effect(() => library.setLocale(texts.language() === 'en' ? en_US : zh_CN));
  });
}
