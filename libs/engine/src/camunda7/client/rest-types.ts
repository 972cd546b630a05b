import type { RestValue } from './rest-values.ts';

/** The parts of the server's answers that the adapter reads. Times are ISO 8601 with a zone. */
export interface HistoricInstance {
  readonly id: string;
  readonly businessKey: string | null;
  readonly processDefinitionId: string;
  readonly superProcessInstanceId: string | null;
  readonly startTime: string;
  readonly startActivityId: string | null;
  readonly endTime: string | null;
  readonly state: 'ACTIVE' | 'SUSPENDED' | 'COMPLETED' | 'EXTERNALLY_TERMINATED' | 'INTERNALLY_TERMINATED';
}

export interface HistoricActivity {
  readonly id: string;
  readonly parentActivityInstanceId: string | null;
  readonly activityId: string;
  readonly activityType: string;
  readonly processInstanceId: string;
  readonly executionId: string;
  readonly taskId: string | null;
  readonly calledProcessInstanceId: string | null;
  readonly startTime: string;
  readonly endTime: string | null;
  readonly canceled: boolean;
}

export interface HistoricVariable extends RestValue {
  readonly name: string;
  readonly activityInstanceId: string;
}

export interface RestTask {
  readonly id: string;
  readonly executionId: string;
  readonly taskDefinitionKey: string;
}

export interface RestIncident {
  readonly id: string;
  readonly incidentType: string;
  readonly activityId: string;
  readonly failedActivityId: string | null;
  readonly incidentMessage: string | null;
  readonly configuration: string | null;
  readonly executionId: string;
  readonly processInstanceId: string;
}

export interface RestExternalTask {
  readonly processDefinitionKey: string;
  readonly id: string;
  readonly executionId: string;
  readonly activityId: string;
  readonly activityInstanceId: string;
  readonly topicName: string;
  readonly retries: number | null;
  readonly errorMessage: string | null;
  readonly workerId: string | null;
  readonly lockExpirationTime: string | null;
  readonly processInstanceId: string;
}

export interface RestJob {
  readonly id: string;
  readonly jobDefinitionId: string;
  readonly executionId: string;
  readonly dueDate: string | null;
  readonly retries: number;
  readonly failedActivityId: string | null;
  readonly exceptionMessage: string | null;
}

export interface RestJobDefinition {
  readonly id: string;
  readonly jobType: string;
  readonly activityId: string;
}

export interface RestSubscription {
  readonly id: string;
  readonly eventType: string;
  readonly eventName: string;
  readonly executionId: string;
  readonly processInstanceId: string;
  readonly activityId: string;
  readonly createdDate: string;
}

export interface ActivityTree {
  readonly id: string;
  readonly activityId: string;
  readonly executionIds: readonly string[];
  readonly childActivityInstances: readonly ActivityTree[];
  readonly childTransitionInstances: readonly {
    readonly id: string;
    readonly activityId: string;
    readonly executionId: string;
  }[];
}
