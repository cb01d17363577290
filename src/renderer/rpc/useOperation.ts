/** React's view of the contract: queries that are refreshed by change events, and commands. */
import {
  keepPreviousData,
  useMutation,
  useQuery,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query'
import type { CommandName, InputOf, OperationName, OutputOf, QueryName } from '#shared/contract/contract.ts'
import { callOperation, type OperationError } from './client.ts'

/** The cache key of a query; the first part alone names every input of it. */
export function operationKey<K extends OperationName>(name: K, input: InputOf<K>): readonly [K, InputOf<K>] {
  return [name, input]
}

/** A query of the contract as the cache takes it. */
export function operationQuery<K extends QueryName>(name: K, input: InputOf<K>) {
  return { queryKey: operationKey(name, input), queryFn: () => callOperation(name, input) }
}

/**
 * Reads through a query. `data` is undefined only until the first answer: draw nothing for that frame, never a spinner.
 * @param options `keepPrevious` goes on showing the former input's data until the new one's arrives; `unseen` goes on asking, but draws
 *   nothing for what comes back
 */
export function useOperation<K extends QueryName>(
  name: K,
  input: InputOf<K>,
  options: { readonly enabled?: boolean; readonly keepPrevious?: boolean; readonly unseen?: boolean } = {},
): UseQueryResult<OutputOf<K>, OperationError> {
  return useQuery<OutputOf<K>, OperationError, OutputOf<K>, readonly [K, InputOf<K>]>({
    ...operationQuery(name, input),
    enabled: options.enabled ?? true,
    ...(options.keepPrevious === true ? { placeholderData: keepPreviousData } : {}),
    ...(options.unseen === true ? { notifyOnChangeProps: [] } : {}),
  })
}

/**
 * Gives a command. Nothing is patched beforehand: the change events of the core refresh what is on screen. A failure is
 * announced to the person unless `quiet`, for callers that show it in place.
 */
export function useCommand<K extends CommandName>(
  name: K,
  options: { readonly quiet?: boolean } = {},
): UseMutationResult<OutputOf<K>, OperationError, InputOf<K>> {
  return useMutation<OutputOf<K>, OperationError, InputOf<K>>({
    mutationKey: [name],
    mutationFn: (input) => callOperation(name, input),
    meta: { quiet: options.quiet === true },
  })
}
