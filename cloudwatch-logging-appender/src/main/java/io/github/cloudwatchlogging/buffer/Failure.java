package io.github.cloudwatchlogging.buffer;

/**
 * Why a call failed, as far as the buffer has to know.
 *
 * @param code the service's error code, or the simple name of the exception
 * @param advice what can be done about it
 * @param outcomeUnknown whether the service may have stored the events nevertheless
 * @param outlook whether waiting may mend it
 */
public record Failure(String code, String advice, boolean outcomeUnknown, Outlook outlook) {

	private static final int DOUBTS = 3;

	/**
	 * Whether waiting makes no sense: somebody has to change something.
	 * @param failuresInRow how often calls have failed in a row, this one included
	 * @return {@code true} from the third time on where it is doubtful
	 */
	public boolean isHopeless(int failuresInRow) {
		return switch (this.outlook) {
			case PASSING -> false;
			case DOUBTFUL -> failuresInRow >= DOUBTS;
			case HOPELESS, MISNAMED -> true;
		};
	}

}
