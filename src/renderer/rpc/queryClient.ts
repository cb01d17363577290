/** The cache of answers. Data is local: nothing goes stale by itself and nothing waits for a network. */
import { MutationCache, QueryClient } from '@tanstack/react-query'

/** @param onCommandFailed called for each failed command whose caller does not show the failure itself */
export function createQueryClient(onCommandFailed: (error: unknown) => void): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Infinity,
        networkMode: 'always',
        retry: false,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
      },
      mutations: { networkMode: 'always', retry: false },
    },
    mutationCache: new MutationCache({
      onError: (error, _input, _result, mutation) => {
        if (mutation.meta?.quiet !== true) onCommandFailed(error)
      },
    }),
  })
}
