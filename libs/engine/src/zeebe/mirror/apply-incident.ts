import type { IncidentCode } from '../../event.ts';
import type { RecordValue } from '../stream/zeebe-record.ts';
import { NO_KEY } from '../stream/zeebe-record.ts';
import { elementBase, elementIn, type AboutInstance } from './intake-context.ts';

const CODES: Readonly<Record<string, IncidentCode>> = {
  IO_MAPPING_ERROR: 'mapping',
  JOB_NO_RETRIES: 'job-retries',
  EXECUTION_LISTENER_NO_RETRIES: 'job-retries',
  CALLED_ELEMENT_ERROR: 'called-process',
  UNHANDLED_ERROR_EVENT: 'unhandled-error',
  CALLED_DECISION_ERROR: 'decision',
  DECISION_EVALUATION_ERROR: 'decision',
  CONDITION_ERROR: 'no-flow-taken',
};

/** Takes in that an element stopped, or goes on. */
export function applyIncident(about: AboutInstance): void {
  const { context, record, instance } = about;
  const known = elementIn(about, record.value.elementInstanceKey);
  if (!known) return;
  const { key, element } = known;
  const base = { ...elementBase(key, element), incidentKey: record.key };
  if (record.intent === 'CREATED') {
    const { jobKey = NO_KEY, errorMessage: message = '' } = record.value;
    element.incidents = { ...element.incidents, [record.key]: jobKey === NO_KEY ? {} : { job: jobKey } };
    const code = codeOf(record.value, element.type);
    context.emit(instance, record.timestamp, { type: 'incident-created', ...base, code, message });
  } else if (record.intent === 'RESOLVED' && element.incidents?.[record.key]) {
    const { [record.key]: _resolved, ...others } = element.incidents;
    if (Object.keys(others).length > 0) element.incidents = others;
    else delete element.incidents;
    context.emit(instance, record.timestamp, { type: 'incident-resolved', ...base });
  }
}

/** Zeebe reports most failing expressions alike; what they were for stands in the message. */
function codeOf({ errorType = '', errorMessage = '' }: RecordValue, elementType: string): IncidentCode {
  if (errorType === 'EXTRACT_VALUE_ERROR') {
    if (/correlation key/i.test(errorMessage)) return 'correlation-key';
    // Of a user task it is the due date.
    if (elementType === 'USER_TASK' && /date-time/i.test(errorMessage)) return 'expression';
    if (/duration|cycle|interval|timer|date/i.test(errorMessage)) return 'timer';
  }
  return CODES[errorType] ?? 'expression';
}
